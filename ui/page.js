// What the page does without the server: the clock, the rounds' drawer, reading along, saving a file.
(() => {
  const NARROW = 900;
  const ONCE = "#start, #send, #hint, #skip, #submit, #end-now, #pause, #regrade";
  const get = (id) => document.getElementById(id);

  // The clock. The server sends seconds left with each reply; the browser counts from there.
  const clocks = new WeakMap();
  function tick() {
    for (const clock of document.querySelectorAll(".clock")) {
      if (!clocks.has(clock)) clocks.set(clock, performance.now());
      if (clock.dataset.paused === "1") continue;
      const left = Math.max(0, Number(clock.dataset.seconds) - (performance.now() - clocks.get(clock)) / 1000);
      const text = left <= 0 ? "Time is up" :
        `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, "0")} left`;
      if (clock.textContent !== text) clock.textContent = text;
      clock.classList.toggle("soon", left < 300);
    }
  }

  // The list of rounds: open where there is room, closed on a phone.
  const railOpen = () => {
    const set = document.body.dataset.rail;
    return set ? set === "open" : window.innerWidth >= NARROW;
  };
  function showRail() {
    const open = railOpen();
    document.body.classList.toggle("rail-closed", !open);
    const toggle = document.querySelector(".rail-toggle");
    if (toggle) toggle.setAttribute("aria-expanded", String(open));
  }

  // New words: scrolled to their beginning, read out once, and nothing typed while a reply is on its way.
  let shown = 0;
  function follow() {
    const chat = get("chat");
    const turns = chat ? [...chat.querySelectorAll(".turn:not(.thinking)")] : [];
    const slot = chat && chat.querySelector(".thinking");
    const waiting = Boolean(slot);
    grow(chat, slot);
    for (const box of document.querySelectorAll("#answer textarea")) box.readOnly = waiting;
    for (const id of ["send", "hint", "skip", "submit"]) {
      const button = get(id);
      if (button) button.setAttribute("aria-disabled", String(waiting));
    }
    const editor = document.querySelector("#editor .cm-content");
    if (editor) editor.setAttribute("aria-label", "Your code; Escape, then Tab, leaves the editor");
    if (turns.length === shown) return;
    const first = shown === 0 || turns.length < shown;
    const fresh = first ? turns.slice(-1) : turns.slice(shown);
    shown = turns.length;
    if (!turns.length) return;
    const spoken = fresh.filter((turn) => !turn.matches(".candidate"));
    if (spoken.length && !first) announce(spoken.map((turn) => turn.innerText).join("\n"));
    bringIntoView(chat, fresh[0], first);
  }
  // A reply that is still being spoken grows where it will stand; it is read out once it is whole.
  function grow(chat, slot) {
    const said = document.querySelector("#growing .growing");
    if (!slot || !said || slot.innerHTML === said.innerHTML) return;
    slot.innerHTML = said.innerHTML;
    slot.classList.add("speaking");
    const room = chat.getBoundingClientRect();
    const words = slot.getBoundingClientRect();
    const below = Math.min(words.bottom - room.bottom + 12, words.top - room.top - 12);
    if (below > 0 && chat.scrollHeight > chat.clientHeight + 2) chat.scrollTop += below;
  }
  // As far down as there is anything to read, but never past the beginning of what is new.
  function bringIntoView(chat, turn, first) {
    if (chat.scrollHeight > chat.clientHeight + 2) {
      const top = chat.scrollTop + turn.getBoundingClientRect().top - chat.getBoundingClientRect().top - 12;
      chat.scrollTop = Math.min(top, chat.scrollHeight);
    } else if (window.innerWidth < NARROW && !first) {
      turn.scrollIntoView({ block: "nearest" });
    }
  }
  function announce(text) {
    let region = get("announcer");
    if (!region) {
      region = document.createElement("div");
      region.id = "announcer";
      region.className = "sr";
      region.setAttribute("aria-live", "polite");
      document.body.append(region);
    }
    region.textContent = text;
  }

  // A double click counts once; the browser counts the clicks.
  function guard(event) {
    const button = event.target.closest && event.target.closest("button");
    if (!button || !button.matches(ONCE)) return;
    if (event.detail > 1 || button.getAttribute("aria-disabled") === "true") {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  }

  // A button that needs a second thought asks in its own place.
  function ask(button) {
    const before = button.nextElementSibling;
    if (before && before.matches(".sure")) return;
    const box = document.createElement("span");
    box.className = "sure";
    box.innerHTML = '<span role="alert"></span> <button type="button"></button> <button type="button">Keep</button>';
    const [yes, no] = box.querySelectorAll("button");
    box.querySelector("span").textContent = button.dataset.ask;
    yes.textContent = button.textContent;
    yes.dataset.act = button.dataset.act;
    yes.dataset.id = button.dataset.id;
    no.addEventListener("click", () => { box.remove(); button.hidden = false; button.focus(); });
    button.hidden = true;
    button.after(box);
    yes.focus();
  }

  function save(file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: file.type + ";charset=utf-8" }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", guard, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-act]");
    if (!button) return;
    if (button.dataset.ask) ask(button);
    if (button.dataset.act === "rail") {
      document.body.dataset.rail = railOpen() ? "closed" : "open";
      showRail();
    }
  });
  window.addEventListener("resize", showRail);
  setInterval(tick, 1000);
  let queued = false;
  new MutationObserver(() => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => { queued = false; tick(); follow(); showRail(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
  window.mockInterview = { save };
})();
