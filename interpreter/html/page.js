// Sorts a table by the column whose title is clicked: first ascending (numbers: largest first), then the other way round.
'use strict';
for (const button of document.querySelectorAll('th button')) {
  button.addEventListener('click', () => {
    const title = button.parentElement, table = title.closest('table'), body = table.tBodies[0];
    const column = title.cellIndex, before = title.getAttribute('aria-sort');
    const descending = before ? before === 'ascending' : title.classList.contains('number');
    for (const other of table.querySelectorAll('th')) other.removeAttribute('aria-sort');
    title.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const number = (row) => BigInt(row.cells[column].dataset.number || '0');
    const text = (row) => row.cells[column].textContent;
    const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
    const compare = (a, b) => {
      if (!('number' in a.cells[column].dataset)) return order.compare(text(a), text(b));
      const x = number(a), y = number(b);
      return x < y ? -1 : x > y ? 1 : 0;
    };
    const rows = Array.from(body.rows).sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
    body.append(...rows);
  });
}
