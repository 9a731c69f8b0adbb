(() => {
  const finder = document.querySelector("search");
  const input = document.getElementById("words");
  const told = finder.querySelector("output");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const sections = [...document.querySelectorAll("main > section")];
  let rows;
  const find = () => {
    rows ??= sections.map((section) =>
      [...section.querySelectorAll("tbody tr")].map((row) =>
        ({ row, text: plain([...row.cells].map((cell) => cell.textContent).join("\n")) })));
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((own, index) => {
      let shown = 0;
      for (const { row, text } of own) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
      }
      sections[index].hidden = shown === 0;
      count += shown;
    });
    told.textContent = words.length ? `找到 ${count} 项` : "";
  };
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(find, 150);
  });
  finder.hidden = false;
})();
