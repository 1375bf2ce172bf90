// What the tests ask of a page. Given to the browser by its debugging pipe; the page itself knows nothing of it. Every function answers with a list
// of what is wrong, empty if nothing is.
const checks = {
  // Nothing but the boxes that scroll by themselves may be wider than the screen.
  width(limit) {
    const wrong = [];
    const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, window.innerWidth);
    if (wide > limit) wrong.push(`the page is ${wide} px wide`);
    if (!document.querySelector('meta[name=viewport]')) wrong.push('no viewport is set');
    return wrong;
  },

  // The labels below and beside the curves are large enough to be read, and do not run into each other.
  labels() {
    const wrong = [], boxes = [];
    for (const label of document.querySelectorAll('.curves text')) {
      if (getComputedStyle(label).display === 'none') continue;
      const box = label.getBoundingClientRect();
      if (box.height < 10) wrong.push(`“${label.textContent}” is ${box.height} px high`);
      if (box.left < 0 || box.right > window.innerWidth) wrong.push(`“${label.textContent}” leaves the page`);
      for (const other of boxes)
        if (box.left < other.right && other.left < box.right && box.top < other.bottom - 2 && other.top < box.bottom - 2) wrong.push(`“${label.textContent}” lies over another`);
      boxes.push(box);
    }
    return wrong;
  },

  // No table scrolls sideways, and nothing in it is cut off; on a phone each cell says what it is.
  tables(phone) {
    const wrong = [];
    for (const table of document.querySelectorAll('table')) {
      const box = table.parentElement;
      if (box.scrollWidth > box.clientWidth) wrong.push(`${table.id} is ${box.scrollWidth} px wide in a box of ${box.clientWidth}`);
      if (table.closest('details:not([open])')) continue;
      for (const cell of table.querySelectorAll('td, th')) {
        if (cell.scrollWidth > cell.clientWidth + 1) wrong.push(`${table.id}: “${cell.textContent}” is cut off`);
        const title = getComputedStyle(cell, '::before').content.replace(/^"|"$/g, '');
        const wanted = phone && cell.tagName === 'TD' && cell.cellIndex > 0 ? table.tHead.rows[0].cells[cell.cellIndex].textContent : 'none';
        if (title !== wanted) wrong.push(`${table.id}: “${cell.textContent}” is called “${title}”, not “${wanted}”`);
      }
    }
    return wrong;
  },

  // Names from outside are text: they make no element, no attribute that acts, and no script has run.
  harmless(names, scripts) {
    const wrong = [];
    const allowed = ['HTML', 'HEAD', 'META', 'TITLE', 'STYLE', 'BODY', 'SCRIPT', 'H1', 'H2', 'P', 'SECTION', 'ARTICLE', 'DIV', 'SPAN', 'OL', 'UL', 'LI',
      'BR', 'BDI', 'CODE', 'DETAILS', 'SUMMARY', 'TABLE', 'THEAD', 'TBODY', 'TFOOT', 'TR', 'TH', 'TD', 'BUTTON', 'svg', 'g', 'path', 'rect', 'line', 'circle', 'text', 'title', 'polyline'];
    for (const element of document.querySelectorAll('*')) {
      if (!allowed.includes(element.tagName)) wrong.push(`an element <${element.tagName}>`);
      for (const attribute of element.getAttributeNames())
        if (/^on|^href|^src|^style$|^action/i.test(attribute)) wrong.push(`an attribute ${attribute} of <${element.tagName}>`);
    }
    if (document.scripts.length !== scripts) wrong.push(`${document.scripts.length} scripts`);
    if ('hacked' in window) wrong.push('a script from a name has run');
    const text = document.body.textContent;
    for (const name of names) if (!text.includes(name)) wrong.push(`“${name}” is not there as text`);
    if (/[\u202A-\u202E\u2066-\u2069\u0000-\u0008]/.test(text)) wrong.push('a sign that turns the direction of writing');
    return wrong;
  },

  titles() {
    return Array.from(document.querySelectorAll('table')).flatMap(
        (table) => Array.from(table.tHead.rows[0].cells).map((cell, column) => cell.querySelector('button') && {table: table.id, column}).filter(Boolean));
  },
  isNumber(table, column) { return document.getElementById(table).tHead.rows[0].cells[column].classList.contains('number'); },
  // The middle of a column's title, brought into view.
  placeOf(table, column) {
    const button = document.getElementById(table).tHead.rows[0].cells[column].querySelector('button');
    button.scrollIntoView({block: 'center', inline: 'center'});
    const box = button.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
  },
  // After a click the rows stand by that column, as its arrow says; none is lost, and a total stays below.
  sorted(id, column, direction, before) {
    const wrong = [], table = document.getElementById(id), title = table.tHead.rows[0].cells[column];
    if (title.getAttribute('aria-sort') !== direction) wrong.push(`${id}: column ${column} is marked ${title.getAttribute('aria-sort')}, not ${direction}`);
    const cells = Array.from(table.tBodies[0].rows, (row) => row.cells[column]);
    const isNumber = cells.length > 0 && 'number' in cells[0].dataset, order = new Intl.Collator(document.documentElement.lang, {numeric: true});
    for (let i = 1; i < cells.length; ++i) {
      const step = isNumber ? Number(cells[i].dataset.number) - Number(cells[i - 1].dataset.number)
                            : order.compare(cells[i].textContent, cells[i - 1].textContent);
      if (direction === 'ascending' ? step < 0 : step > 0) wrong.push(`${id}: rows ${i} and ${i + 1} are not ${direction} by column ${column}`);
    }
    if (checks.rows(id) !== before) wrong.push(`${id}: other rows than before`);
    return wrong;
  },
  rows(id) { return Array.from(document.getElementById(id).tBodies[0].rows, (row) => row.textContent).sort().join('\n'); },
  // Shown numbers are those that are sorted by.
  numbers() {
    const wrong = [];
    for (const cell of document.querySelectorAll('td.number[data-number]')) {
      const shown = cell.textContent.replace(/[,+%]/g, ''), digits = shown.replace('.', '');
      if (BigInt(digits) !== BigInt(cell.dataset.number)) wrong.push(`${cell.textContent} is sorted as ${cell.dataset.number}`);
    }
    return wrong;
  },

  // The bands of the chart are as thick as their amounts, the ends as high as their bands, and both add up to the tables.
  flows() {
    const wrong = [], bands = Array.from(document.querySelectorAll('.flows path')), fen = (element) => Number(element.dataset.fen);
    const total = bands.reduce((sum, band) => sum + fen(band), 0), cell = (row, column) => Number(row.cells[column].dataset.number);
    const table = document.getElementById('flows'), rows = Array.from(table.tBodies[0].rows);
    if (!bands.length) wrong.push('there is no band');
    if (total !== cell(table.tFoot.rows[0], 3) || total !== rows.reduce((sum, row) => sum + cell(row, 3), 0)) wrong.push('bands and table do not add up');
    const perFen = bands.reduce((sum, band) => sum + parseFloat(getComputedStyle(band).strokeWidth), 0) / total;
    for (const band of bands) {
      const thickness = parseFloat(getComputedStyle(band).strokeWidth);
      if (Math.abs(thickness - fen(band) * perFen) > 0.05) wrong.push(`a band of ${fen(band)} fen is ${thickness} px thick`);
    }
    for (const side of ['from', 'to']) {
      const ends = Array.from(document.querySelectorAll(`.flows g[data-side=${side}]`));
      if (ends.reduce((sum, end) => sum + fen(end), 0) !== total) wrong.push(`the ends on the side “${side}” do not add up`);
      for (const end of ends) {
        const height = end.querySelector('rect').getBBox().height;
        if (Math.abs(height - fen(end) * perFen) > 0.05 * bands.length) wrong.push(`${end.dataset.name}: ${fen(end)} fen are ${height} px high`);
      }
    }
    for (const row of document.getElementById('agents').tBodies[0].rows) {
      const name = row.cells[0].textContent, of = (column) => rows.filter((flow) => flow.cells[column].textContent === name).reduce((sum, flow) => sum + cell(flow, 3), 0);
      if (cell(row, 4) - cell(row, 3) !== cell(row, 5)) wrong.push(`${name}: the difference is wrong`);
      if (of(1) - of(0) !== cell(row, 5)) wrong.push(`${name}: the flows come to ${of(1) - of(0)}, the difference is ${cell(row, 5)}`);
    }
    return wrong;
  },

  // The curves stand as high as their amounts, which are those of the tables.
  curves() {
    const wrong = [], curves = Array.from(document.querySelectorAll('.curves polyline'));
    const heights = [];
    for (const curve of curves) {
      const points = Array.from(curve.points), fen = curve.dataset.fen.split(' ').map(Number);
      if (points.length !== 2 * fen.length) wrong.push(`${curve.dataset.name}: ${points.length} points for ${fen.length} values`);
      fen.forEach((amount, i) => {
        if (points[2 * i].y !== points[2 * i + 1].y) wrong.push(`${curve.dataset.name} is not level at ${i}`);
        heights.push([amount, points[2 * i].y]);
      });
    }
    heights.sort((a, b) => a[0] - b[0]);
    const [least, most] = [heights[0], heights[heights.length - 1]];
    for (const [amount, y] of heights)
      if (Math.abs(y - (least[1] + (most[1] - least[1]) * (amount - least[0]) / (most[0] - least[0]))) > 0.05) wrong.push(`${amount} fen stand at ${y}`);
    const rows = (id) => Array.from(document.getElementById(id).tBodies[0].rows), number = (row, column) => Number(row.cells[column].dataset.number);
    const credited = curves.find((curve) => curve.classList.contains('si')).dataset.fen;
    if (rows('points').map((row) => number(row, 2)).join(' ') !== credited) wrong.push('the curve of all money is not the column of the table');
    for (const row of rows('agents')) {
      const curve = curves.find((each) => each.dataset.name === row.cells[0].textContent);
      const fen = curve ? curve.dataset.fen.split(' ').map(Number) : [];
      const table = [1, 2, 3, 4].map((column) => number(row, column));
      if (table.join(' ') !== [Math.min(...fen), Math.max(...fen), fen[0], fen[fen.length - 1]].join(' ')) wrong.push(`${row.cells[0].textContent}: curve and table differ`);
    }
    return wrong;
  },

  // On paper nothing scrolls, so nothing may be cut off.
  paper() {
    return Array.from(document.querySelectorAll('.scroll, .picture')).filter((box) => getComputedStyle(box).overflowX !== 'visible').map((box) => `${box.className} scrolls`);
  },

  // Text can be read on its ground: WCAG's ratio of at least 4.5.
  contrast() {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = light(getComputedStyle(document.body).backgroundColor), wrong = new Set();
    for (const element of document.querySelectorAll('body, h1, p, td, th, li, .good, .bad, .quiet')) {
      const style = getComputedStyle(element), ink = light(element.ownerSVGElement ? style.fill : style.color);
      const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      if (ratio < 4.5) wrong.add(`${element.tagName}.${element.className}: ${ratio.toFixed(1)}`);
    }
    return Array.from(wrong);
  },

  // The page's policy lets no script in and nothing out. Answers with what got through.
  async strict() {
    const through = [];
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 1';
    document.body.append(script);
    if ('hacked' in window) through.push('an inline script');
    await fetch('https://example.invalid/').then(() => through.push('fetch'), () => {});
    const image = new Image();
    await new Promise((done) => {
      image.onload = () => done(through.push('an image'));
      image.onerror = done;
      image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    });
    const styled = document.createElement('p');
    styled.setAttribute('style', 'position:fixed');
    document.body.append(styled);
    if (getComputedStyle(styled).position === 'fixed') through.push('a style');
    return through;
  },
};
