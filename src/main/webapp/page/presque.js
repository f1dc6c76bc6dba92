// Keeps the page up to date without reloading it: hears from /stats/ what the page shows, and lets the buttons act in place.
// All addresses are relative, so that any context path works; all text goes in as text. Without this file the page works.
'use strict';
(() => {
  const MOST = 1000; // queues, as the server draws
  const PATIENCE = 5000, OLD = 300; // ms; for so long what comes may be older than what a button did

  const FIELDS = ['size', 'delayed', 'leased', 'dead', 'processed', 'failed'];

  const at = id => document.getElementById(id);
  const main = document.querySelector('main');
  const list = document.querySelector('#list tbody'); // none if the page was drawn without Redis
  const after = new URLSearchParams(location.search).get('after') || '';
  const rows = new Map();
  const { say, t, count, age } = presque;
  let acted = 0;

  const put = (element, number) => {
    say(element, count(number));
    element.classList.toggle('none', number === 0);
  };

  // Showing

  function show(stats) {
    if (Date.now() < acted + OLD) return;
    const queues = stats.queues.slice(0, MOST);
    const names = new Set(queues.map(queue => queue.queue));
    rows.forEach((row, name) => names.has(name) || remove(name, row));
    let place = list.firstElementChild;
    for (const queue of queues) {
      const row = rows.get(queue.queue) || add(queue.queue);
      fill(row, queue);
      if (row === place) place = place.nextElementSibling;
      else list.insertBefore(row, place);
    }
    totals(stats, queues);
    at('list').hidden = !queues.length;
    at('empty').hidden = queues.length > 0 || after !== '';
    at('next').hidden = stats.queues.length <= MOST;
    at('next').parentElement.hidden = at('next').hidden && after === '';
    if (!at('next').hidden) at('next').href = './?after=' + encodeURIComponent(queues[MOST - 1].queue);
    for (const level of document.querySelectorAll('[data-durability]')) {
      level.hidden = level.dataset.durability !== stats.durability;
    }
  }

  function totals(stats, queues) {
    const sum = field => queues.reduce((total, queue) => total + queue[field], 0);
    put(at('queues'), stats.size);
    for (const field of FIELDS) put(at(field), sum(field));
    const ages = queues.map(queue => queue.oldest_ready_seconds).filter(seconds => seconds !== null);
    say(at('oldest'), age(ages.length ? Math.max(...ages) : null));
    say(at('shown'), count(queues.length));
    at('part').hidden = queues.length >= stats.size;
    document.title = at('size').textContent + ' · presque';
  }

  function add(name) {
    const row = at('row').content.firstElementChild.cloneNode(true);
    row.dataset.queue = name;
    for (const part of row.querySelectorAll('.name')) part.textContent = name;
    for (const link of row.querySelectorAll('a')) {
      link.href = (link.dataset.page || 'ui/q/') + encodeURIComponent(name) + (link.dataset.state ? '?state=' + link.dataset.state : '');
    }
    const trace = row.querySelector('.trace a'); // what was done before it was seen here nobody has told
    trace.parentElement.dataset.fresh = 'trace ' + name;
    trace.title = t('Throughput');
    trace.setAttribute('aria-label', t('Throughput') + ' ' + name);
    const input = row.querySelector('input'); // none where there are no buttons
    if (input) input.value = name;
    rows.set(name, row);
    return row;
  }

  function remove(name, row) {
    if (row.contains(document.activeElement)) main.focus();
    row.remove();
    rows.delete(name);
  }

  function fill(row, queue) {
    for (const field of FIELDS) put(row.querySelector('.' + field), queue[field]);
    state(row, queue.status === 1);
  }

  function state(row, isOpen) {
    row.className = isOpen ? 'open' : 'stopped';
    say(row.querySelector('.state span'), t(row.className));
    const button = row.querySelector('button');
    if (!button) return;
    button.value = isOpen ? 'stop' : 'start';
    say(button.querySelector('.word'), t(isOpen ? 'Stop' : 'Start'));
  }

  // Acting

  async function press(event) {
    const row = event.target.closest('[data-queue]');
    if (!row) return;
    event.preventDefault();
    const name = row.dataset.queue, button = row.querySelector('button'), status = button.value;
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    try {
      await post('control/' + encodeURIComponent(name), { status });
      acted = Date.now();
      state(row, status === 'start');
      tell(name + ': ' + t(status === 'start' ? 'open' : 'stopped'), true);
    } catch (fault) {
      tell(t(status) + ' ' + name + ': ' + t(fault.message), false);
    }
    button.removeAttribute('aria-busy');
  }

  async function post(url, content) {
    let answer, body;
    try {
      answer = await fetch(url, { method: 'POST', body: JSON.stringify(content), signal: AbortSignal.timeout(PATIENCE) });
      body = await answer.json();
    } catch {
      throw new Error('presque does not answer');
    }
    if (!answer.ok) throw new Error(body.error || 'status ' + answer.status);
  }

  function tell(text, isGood) {
    at('said').className = isGood ? 'unseen' : 'note bad';
    say(at('said'), text);
  }

  for (const url of document.querySelectorAll('.url')) url.textContent = location.origin + location.pathname.replace(/\/$/, '');
  if (list) {
    for (const row of list.children) rows.set(row.dataset.queue, row);
    document.addEventListener('submit', press);
    presque.live('stats/?with_desc=1&limit=' + (MOST + 1) + (after && '&after=' + encodeURIComponent(after)), show);
  }
})();
