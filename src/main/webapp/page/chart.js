// Draws each chart larger than its SVG can: with a scale, in the reader's own time, and what stands under the pointer in figures.
// What it draws it reads from the table of figures beside it, which stays. Without this file the SVG is there.
'use strict';
(() => {
  const HEIGHT = 180, FILLED = [0.8, 40], MONTH = 86400 * 2; // px; parts of a bar's place, px at most; s, beyond which days are named
  const colour = name => () => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const { t, number } = presque;
  const count = value => value == null ? '–' : presque.count(value);
  let plots = [];

  function draw(figure) {
    const parts = [...figure.querySelectorAll('.figures tbody tr')].map(row => [...row.cells].slice(1).map(number));
    const start = Number(figure.dataset.start), step = Number(figure.dataset.step); // s
    const times = parts.map((part, at) => start + at * step);
    const processed = parts.map(part => part[0]), failed = parts.map(part => part[1]);
    const stacked = parts.map(part => part[0] + part[1]);

    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    const isLong = step * parts.length > MONTH;
    const short = new Intl.DateTimeFormat(undefined, isLong ? { day: 'numeric', month: 'short' } : clock);
    const whole = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', ...clock });
    const axis = { stroke: colour('--faint'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 } };
    const bars = uPlot.paths.bars({ size: FILLED, align: 1 });
    const series = (label, name, figures) => ({
      label, fill: colour(name), width: 0, paths: bars, points: { show: false },
      value: (plot, value, of, at) => count(at == null ? null : figures[at])
    });

    figure.dataset.drawn = '';
    const place = document.createElement('div');
    place.className = 'plot';
    place.setAttribute('aria-hidden', 'true'); // those who do not see it have the table
    figure.querySelector('.chart').replaceWith(place);
    figure.querySelector('.axis').hidden = true;
    const plot = new uPlot({
      width: place.clientWidth, height: HEIGHT,
      cursor: { points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { range: (plot, least, most) => [least, most + step] }, y: { range: (plot, least, most) => [0, Math.max(1, most)] } },
      axes: [
        { ...axis, size: 32, values: (plot, splits) => splits.map(at => short.format(at * 1000)) },
        { ...axis, size: 56, incrs: [1, 2, 5].flatMap(n => [...Array(12)].map((_, at) => n * 10 ** at)).sort((a, b) => a - b),
          values: (plot, splits) => splits.map(count) }
      ],
      series: [
        { label: t('From'), value: (plot, at) => at == null ? '–' : whole.format(at * 1000) },
        series(t('Failed'), '--bad', failed), // the whole bar, of which all but its top is painted over
        series(t('Processed'), '--link', processed)
      ]
    }, [times, stacked, processed], place);
    plots.push(plot);
    new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  }

  function drawAll() {
    for (const plot of plots) if (!plot.root.isConnected) plot.destroy();
    plots = plots.filter(plot => plot.root.isConnected);
    document.querySelectorAll('figure[data-start]:not([data-drawn])').forEach(draw);
  }

  drawAll();
  document.addEventListener('freshened', drawAll);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plots.forEach(plot => plot.redraw(false)));
})();
