// What all pages are better with: copying, the reader's own time, and a look whether Redis is back. Without it they work.
'use strict';
(() => {
  const RETRY = 2000, READ = 2000, LOOK = 2000; // ms
  const root = document.documentElement.dataset.root;
  const at = id => document.getElementById(id);

  // What a form has done stands in the address; a reload or a bookmark should not tell it again.
  const here = new URL(location);
  if (here.searchParams.has('done')) {
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
  }

  for (const time of document.querySelectorAll('time')) {
    time.title = new Date(time.dateTime).toLocaleString() + ' (' + time.title + ')';
  }

  // A page that was drawn without Redis has nothing else to do.
  async function again() {
    try {
      const answer = await fetch(root + 'stats/?limit=1', { cache: 'no-store' });
      if (answer.ok) return location.replace(location.href);
    } catch { /* tried again below */ }
    setTimeout(again, RETRY);
  }
  if (!at('away').hidden) again();

  // Lists of jobs: all on the page at once, and what has become of the numbers since it was drawn. Rows never move by themselves.
  const all = at('all');
  if (all) {
    const ticks = [...document.querySelectorAll('input[name=id]')];
    all.parentElement.hidden = false;
    all.addEventListener('change', () => ticks.forEach(tick => { tick.checked = all.checked; }));
    document.addEventListener('change', () => {
      const count = ticks.filter(tick => tick.checked).length;
      all.checked = count === ticks.length;
      all.indeterminate = count > 0 && !all.checked;
    });
  }

  const tabs = document.querySelector('[data-stats]');
  if (tabs) {
    const number = text => Number(text.replaceAll(',', ''));
    const counts = [...tabs.querySelectorAll('[data-count]')];
    const current = tabs.querySelector('[aria-current] [data-count]');
    const drawn = number(current.textContent);
    let timer;
    const look = async () => {
      clearTimeout(timer);
      if (document.hidden) return;
      try {
        const answer = await fetch(root + tabs.dataset.stats, { cache: 'no-store' });
        if (answer.ok) show(await answer.json());
      } catch { /* the next one may come through */ }
      timer = setTimeout(look, LOOK);
    };
    const show = stats => {
      for (const count of counts) {
        const text = stats[count.dataset.count].toLocaleString('en');
        if (count.textContent === text) continue;
        count.textContent = text;
        count.classList.toggle('none', text === '0');
      }
      const more = number(current.textContent) - drawn, news = at('news');
      news.hidden = more === 0;
      const text = Math.abs(more).toLocaleString('en') + (more > 0 ? ' new' : ' fewer');
      if (news.textContent !== text) news.textContent = text;
      at('link').className = 'live';
      if (at('link').textContent !== 'Live') at('link').textContent = 'Live';
    };
    document.addEventListener('visibilitychange', look);
    look();
  }

  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea'); // over plain http there is no clipboard but this
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    if (!isDone) throw new Error();
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    const word = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await copy(at(button.dataset.copy).textContent);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Not copied';
      }
      setTimeout(() => { button.textContent = word; }, READ);
    });
  }
})();
