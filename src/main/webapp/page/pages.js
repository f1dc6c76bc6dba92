// What all pages are better with: copying, the reader's own time, numbers that keep up, and a look whether Redis is back. Without it
// they work.
'use strict';
(() => {
  const RETRY = 2000, READ = 2000; // ms
  const PATIENCE = 5000, PAUSE = 1000, LONGEST_PAUSE = 15000, STREAM_AGAIN = 60000, AGAIN = 5000, MINUTE = 60000; // ms
  const { root, words } = document.documentElement.dataset, title = document.title;
  const known = JSON.parse(words), language = document.documentElement.lang;
  const t = english => known[english] || english;
  const count = number => number.toLocaleString(language);
  const number = element => Number(element.textContent.replace(/\D/g, '')); // as it was drawn
  const at = id => document.getElementById(id);

  // As the server says it: in one unit, or two where one would be too coarse.
  const both = (large, unit, small, smaller) => count(large) + ' ' + unit + (small ? ' ' + small + ' ' + smaller : '');
  const span = seconds => {
    const minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
    if (seconds < 60) return seconds + ' s';
    if (minutes < 60) return minutes + ' min';
    return hours < 24 ? both(hours, 'h', minutes % 60, 'min') : both(Math.floor(hours / 24), t('d'), hours % 24, 'h');
  };
  const age = seconds => seconds === null ? '–' : span(Math.floor(seconds)); // null: of nothing

  // Text is set only where it changes: less to lay out, and screen readers hear only news.
  const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  // What a form has done stands in the address; a reload or a bookmark should not tell it again.
  const here = new URL(location);
  if (here.searchParams.has('done')) {
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
  }

  function tellLocalTime(page) {
    for (const time of page.querySelectorAll('time')) time.title = new Date(time.dateTime).toLocaleString() + ' (' + time.title + ')';
  }
  tellLocalTime(document);

  // A page that was drawn without Redis has nothing else to do.
  async function again() {
    try {
      const answer = await fetch(root + 'stats/?limit=1', { cache: 'no-store' });
      if (answer.ok) return location.replace(location.href);
    } catch { /* tried again below */ }
    setTimeout(again, RETRY);
  }
  if (!at('away').hidden) again();

  // What changes is told by a stream, or asked for again and again where there is none; not at all while nobody looks.
  function follow(stream, look, pause, show) {
    let source, timer, turn = 0, faults = 0, noStreamBefore = stream ? 0 : Infinity, seen = new Date();

    function go() {
      clearTimeout(timer);
      source?.close();
      turn++;
      if (document.hidden) return;
      if (Date.now() < noStreamBefore) ask(turn);
      else listen();
    }

    function listen() {
      const fail = () => {
        noStreamBefore = Date.now() + STREAM_AGAIN;
        go();
      };
      source = new EventSource(stream);
      source.onmessage = event => {
        clearTimeout(timer);
        timer = setTimeout(fail, PATIENCE);
        tell(JSON.parse(event.data));
      };
      source.onerror = fail;
      timer = setTimeout(fail, PATIENCE);
    }

    async function ask(mine) {
      const begin = performance.now();
      let body;
      try {
        body = await look();
      } catch {
        body = { error: 'presque does not answer' };
      }
      if (mine !== turn) return;
      tell(body);
      timer = setTimeout(go, faults ? Math.min(pause(0) * 2 ** (faults - 1), LONGEST_PAUSE) : pause(performance.now() - begin));
    }

    function tell(body) {
      if (body.error) {
        faults++;
        return away(body.error, seen);
      }
      faults = 0;
      seen = new Date();
      back();
      show(body);
    }

    document.addEventListener('visibilitychange', go);
    if (stream) go();
    else timer = setTimeout(go, AGAIN); // the page itself was the first look
  }

  const get = (url, patience) => fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(patience) });

  function live(url, show) {
    const look = async () => {
      const answer = await get(url, PATIENCE), body = await answer.json();
      return answer.ok ? body : { error: body.error || 'status ' + answer.status };
    };
    follow(url, look, spent => Math.min(Math.max(PAUSE, 2 * spent), LONGEST_PAUSE), show);
  }

  function link(state, text) {
    at('link').className = state;
    say(at('link'), text);
  }

  function back() {
    if (!at('away').hidden) document.title = title;
    at('away').hidden = true;
    document.querySelector('main').classList.remove('old');
    link('live', t('Live'));
  }

  function away(error, seen) {
    const matter = error.split(',')[0];
    const headline = matter[0].toUpperCase() + matter.slice(1);
    say(at('away').querySelector('h2'), t(headline));
    say(at('since'), t('What is shown is as of') + ' ' + seen.toLocaleTimeString() + '.');
    at('away').hidden = false;
    document.querySelector('main').classList.add('old');
    link('away', t(headline === 'Presque does not answer' ? headline : 'Redis is away'));
    document.title = t('away') + ' · presque';
  }

  // What no stream tells is on a page that is drawn anew. Parts of it that have a name take the place of their namesakes here.

  async function draw(url) {
    const answer = await get(url, LONGEST_PAUSE), page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (page.documentElement.dataset.root === undefined || answer.status === 500) throw new Error('not a page of presque');
    tellLocalTime(page);
    return page;
  }

  // Only what differs, so that a selection, the focus or a place in a long text is kept.
  function become(old, part) {
    if (old.isEqualNode(part)) return;
    if (old.nodeName !== part.nodeName || old.childNodes.length !== part.childNodes.length || old.nodeType === Node.TEXT_NODE) {
      return old.replaceWith(part);
    }
    for (const { name } of [...old.attributes]) if (!part.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of part.attributes) old.setAttribute(name, value);
    const children = [...part.childNodes];
    [...old.childNodes].forEach((child, at) => become(child, children[at]));
  }

  // Returns what is no longer on that page, and how much is on it that is not here.
  function take(page) {
    const parts = new Map([...page.querySelectorAll('[data-fresh]')].map(part => [part.dataset.fresh, part]));
    const old = [...document.querySelectorAll('[data-fresh]')], focused = document.activeElement;
    const kept = old.filter(part => parts.has(part.dataset.fresh)), missing = old.filter(part => !parts.has(part.dataset.fresh));
    for (const part of kept) {
      if (!part.querySelector('[open]') && !part.matches(':active')) become(part, parts.get(part.dataset.fresh));
    }
    if (!focused.isConnected) document.querySelector('main').focus({ preventScroll: true });
    document.dispatchEvent(new Event('freshened'));
    return { missing, added: parts.size - kept.length, isLost: kept.length === 0 };
  }

  async function freshen(url) {
    if (document.hidden) return;
    try {
      take(await draw(url));
    } catch { /* the next time is another */ }
  }
  const from = document.querySelector('[data-from]');
  const freshenCharts = () => freshen(from.dataset.from ? root + from.dataset.from : location.href);
  if (from) setInterval(freshenCharts, MINUTE);

  async function look() {
    const page = await draw(location.href), trouble = page.querySelector('#away:not([hidden]) h2');
    return trouble ? { error: trouble.textContent } : { page };
  }

  // What has gone stays where it was, and what has come waits for a click: nothing moves under the pointer.
  function showAnew({ page }) {
    const isCut = page.querySelector('[rel=next]'); // what is missing from its end may be on the next
    const { missing, added, isLost } = take(page);
    const parts = [...document.querySelectorAll('[data-fresh]')];
    const last = isCut ? parts.findLastIndex(part => part.matches('tr') && !missing.includes(part)) : parts.length;
    const gone = missing.filter(part => parts.indexOf(part) < last);
    for (const part of gone) part.classList.add('gone');
    tellNews(added, gone.length);
    if (isLost !== isGone) tellLoss(isLost);
  }

  let isGone = false;
  function tellLoss(isLost) {
    isGone = isLost;
    at('said').className = isLost ? 'note' : 'unseen';
    say(at('said'), isLost ? t('It is gone: done, or deleted.') : '');
  }

  if (document.querySelector('[data-anew]')) follow(null, look, spent => Math.min(Math.max(AGAIN, 20 * spent), MINUTE), showAnew);

  window.presque = { live, freshen: freshenCharts, say, t, count, number, age };

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

  function tellNews(more, fewer) {
    const news = at('news');
    if (!news) return;
    news.hidden = !more && !fewer;
    say(news, [[more, 'new'], [fewer, 'fewer']].filter(([number]) => number).map(([number, word]) => count(number) + ' ' + t(word)).join(', '));
  }

  const tabs = document.querySelector('[data-stats]');
  if (tabs) {
    const counts = [...document.querySelectorAll('[data-count]')];
    const current = tabs.querySelector('[aria-current] [data-count]');
    const drawn = number(current);
    const show = stats => {
      for (const each of counts) {
        say(each, count(stats[each.dataset.count]));
        each.classList.toggle('none', each.textContent === '0');
      }
      say(at('oldest'), age(stats.oldest_ready_seconds));
      const more = number(current) - drawn;
      tellNews(Math.max(more, 0), Math.max(-more, 0));
      const openness = stats.status === 1 ? 'open' : 'stopped';
      if (document.querySelector('[data-openness]').dataset.openness !== openness) freshen(location.href);
    };
    live(root + tabs.dataset.stats, show);
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
        button.textContent = t('Copied');
      } catch {
        button.textContent = t('Not copied');
      }
      setTimeout(() => { button.textContent = word; }, READ);
    });
  }
})();
