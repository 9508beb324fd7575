// The report editor: ProseMirror over the plain form of a section. The form stays what is sent and what is kept as a draft; the editor only
// writes into its fields. Where this script does not run, or something is to be put right, the form itself is there.

import { Schema } from 'prosemirror-model'
import { EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { history, undo, redo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { baseKeymap } from 'prosemirror-commands'

// A section holds statements, a statement text and what it rests on. A row of the form is named by its key.
const schema = new Schema({
  topNode: 'section',
  nodes: {
    section: { content: 'statement+' },
    statement: {
      content: '(text | citation)*', whitespace: 'pre', defining: true,
      attrs: { key: { default: '' }, kind: { default: '' }, guess: { default: true }, continues: { default: false } },
      toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }],
    },
    citation: {
      inline: true, group: 'inline', atom: true, attrs: { value: {} },
      toDOM: (node) => ['span', { class: 'app-cite', 'data-cite': node.attrs.value, contenteditable: 'false' }, labelOf(node.attrs.value)],
      parseDOM: [{ tag: 'span[data-cite]', getAttrs: (span) => citable.has(span.dataset.cite) && { value: span.dataset.cite } }],
      leafText: () => '',
    },
    text: { group: 'inline' },
  },
})

const citable = new Map() // by value: what can be cited, as the server lists it
const rows = new Map() // by key: the fields of a statement
let openings = [] // words that tell a kind
let fresh = 0 // new rows made here
let blank // the empty row, of which new ones are made

const labelOf = (value) => `[${citable.get(value)?.label ?? '?'}]`

/** The kind that words and what they rest on seem to be of. Whoever says something that rests on nothing gives an opinion: the checks ask about it. */
function guessed(statement) {
  const text = statement.textContent.toLowerCase()
  const said = openings.find((o) => text.includes(o.words))
  const cited = citations(statement).map((value) => citable.get(value)?.kind).find(Boolean)
  return said?.kind ?? cited ?? (text.trim() ? 'opinion' : '')
}

function citations(statement) {
  const all = []
  statement.forEach((node) => { if (node.type.name === 'citation' && !all.includes(node.attrs.value)) all.push(node.attrs.value) })
  return all
}

/** The text of a statement, without the spaces that stood around a citation, and where in the statement each of its letters stands. */
function lettersOf(statement) {
  let text = '', at = []
  statement.forEach((node, offset) => {
    if (!node.isText) return
    for (let i = / $/.test(text) && node.text[0] === ' ' ? 1 : 0; i < node.text.length; i++) {
      text += node.text[i]
      at.push(offset + i)
    }
  })
  return { text: text.trim(), at: at.slice(text.length - text.trimStart().length) }
}

const words = (statement) => lettersOf(statement).text

/** The fields of a row of the form. What it rests on is from now on what is cited. */
function read(li) {
  const key = li.dataset.row
  const named = (name) => li.querySelector(`[name="${name}-${key}"]`)
  const row = { key, li, text: named('text'), kind: named('kind'), continues: named('continues'), out: named('out'), side: li.querySelector('.app-say__side') }
  row.number = li.querySelector('.app-say__no').textContent
  row.aside = (li.dataset.aside ?? '').split(' ')
  row.wording = Object.assign(element('ul', 'app-wording-asks'), { hidden: true, ariaLabel: 'Asked about the wording' })
  row.found = []
  row.asks = [row.kind.closest('.govuk-form-group'), li.querySelector('details')]
  row.cites = []
  for (const on of li.querySelectorAll(`[name="on-${key}"]`)) {
    if (on.value && (on.checked ?? true)) row.cites.push(on.value)
    on.removeAttribute('name')
  }
  rows.set(key, row)
  return row
}

function newRow() {
  const li = blank.cloneNode(true)
  const key = `new-${100 + fresh++}`
  li.innerHTML = li.innerHTML.replaceAll(blank.dataset.row, key)
  li.dataset.row = key
  list.append(li)
  return read(li)
}

function statementOf(row) {
  const content = row.text.value ? [schema.text(row.text.value)] : []
  for (const value of row.cites) if (citable.has(value)) content.push(schema.node('citation', { value }))
  return schema.node('statement', { key: row.key, kind: row.kind.value, guess: !row.kind.value, continues: row.continues.checked }, content)
}

/** Each statement has a row of its own, and one whose kind nobody chose is of the kind that it seems to be of. */
function settle(transactions, _, state) {
  if (!transactions.some((t) => t.docChanged)) return null
  const tr = state.tr, taken = new Set()
  state.doc.forEach((node, at) => {
    const attrs = { ...node.attrs }
    if (!attrs.key || taken.has(attrs.key)) attrs.key = newRow().key
    taken.add(attrs.key)
    if (attrs.guess) attrs.kind = guessed(node)
    if (attrs.key !== node.attrs.key || attrs.kind !== node.attrs.kind) tr.setNodeMarkup(at, null, attrs)
  })
  return tr.docChanged ? tr : null
}

/** Writes the document into the form. A statement that is no longer there is to be taken out. */
function write(doc) {
  const there = new Set()
  doc.forEach((node) => {
    const row = rows.get(node.attrs.key)
    there.add(row.key)
    row.text.value = words(node)
    row.kind.value = node.attrs.kind
    row.continues.checked = node.attrs.continues
    row.li.querySelectorAll('[data-on]').forEach((field) => field.remove())
    for (const value of citations(node)) {
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name: `on-${row.key}`, value })
      field.dataset.on = ''
      row.li.append(field)
    }
    if (row.gone && row.out) row.out.checked = false
    row.gone = false
    list.append(row.li)
  })
  for (const row of rows.values()) {
    if (there.has(row.key) || row.gone) continue
    row.gone = true
    row.text.value = row.out ? row.text.value : ''
    row.li.querySelectorAll('[data-on]').forEach((field) => field.remove())
    if (row.out) row.out.checked = true
  }
}

/** A statement as it is drawn: its number, its words, and beside it what the form asks and how it stood when it was saved. */
class StatementView {
  constructor(node, view, at) {
    Object.assign(this, { view, at })
    this.dom = element('div', 'app-say')
    this.number = aside(element('div', 'app-say__no app-nowrap'))
    this.contentDOM = element('p', 'app-say__text')
    this.side = aside(element('div', 'app-say__side'))
    this.told = element('p', 'app-kind')
    this.dom.append(this.number, this.contentDOM, this.side)
    this.update(node)
  }

  update(node) {
    if (node.type.name !== 'statement') return false
    if (this.row?.key !== node.attrs.key) this.take(rows.get(node.attrs.key))
    if (this.row) {
      this.row.kind.value = node.attrs.kind
      this.row.continues.checked = node.attrs.continues
    }
    this.told.textContent = node.attrs.guess && node.attrs.kind ? 'The kind is a guess: F2 changes it.' : ''
    this.dom.classList.toggle('app-say--goes-on', node.attrs.continues)
    return true
  }

  /** Shows the fields of a row beside the words. */
  take(row) {
    this.destroy()
    this.row = row
    if (!row) return
    this.number.textContent = row.number
    this.side.replaceChildren(...(row.side ? [row.side] : []), row.wording, this.told, ...row.asks)
    row.kind.onchange = () => chose(this.view, this.at(), { kind: row.kind.value, guess: false })
    row.continues.onchange = () => chose(this.view, this.at(), { continues: row.continues.checked })
  }

  /** Gives the fields back to the form. */
  destroy() {
    if (!this.row) return
    for (const part of [this.row.side, ...this.row.asks]) if (part && this.side.contains(part)) this.row.li.append(part)
  }

  stopEvent(event) { return this.side.contains(event.target) }
  ignoreMutation(change) { return change.type !== 'selection' && !this.contentDOM.contains(change.target) }
}

function element(tag, classes) {
  return Object.assign(document.createElement(tag), { className: classes })
}

function aside(part) {
  part.contentEditable = 'false'
  return part
}

function chose(view, at, attrs) {
  const node = view.state.doc.nodeAt(at)
  view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...node.attrs, ...attrs }))
  announce(`${rows.get(node.attrs.key).kind.selectedOptions[0].text}`)
}

function announce(sentence) { document.getElementById('said').textContent = sentence }

/** Goes on to the next kind in the list, or with a step of -1 to the one before. */
const otherKind = (step) => (state, _, view) => {
  if (!state.selection.$from.depth) return true
  const at = state.selection.$from.before(1), node = state.doc.nodeAt(at), options = [...rows.get(node.attrs.key).kind.options].slice(1)
  const now = options.findIndex((o) => o.value === node.attrs.kind)
  chose(view, at, { kind: options[(now + step + options.length) % options.length].value, guess: false })
  return true
}

/** Moves a statement before the one before it, or after the one after it. */
const move = (step) => (state, dispatch) => {
  const { $from } = state.selection, i = $from.index(0), other = i + step
  if (!$from.depth || other < 0 || other >= state.doc.childCount) return true
  const node = state.doc.child(i), start = $from.before(1)
  const to = step < 0 ? start - state.doc.child(other).nodeSize : start + state.doc.child(other).nodeSize
  const tr = state.tr.delete(start, start + node.nodeSize).insert(to, node)
  dispatch(tr.setSelection(TextSelection.create(tr.doc, to + 1 + $from.parentOffset)).scrollIntoView())
  return true
}

/** Begins a statement at the caret. The one before keeps what it rests on, and words keep the row they came from. */
const begin = (continues) => (state, dispatch) => {
  const tr = state.tr.deleteSelection(), { $from } = tr.selection
  if (!$from.depth) return true
  const all = $from.parent, rest = all.content.cut($from.parentOffset)
  const attrs = { key: '', kind: '', guess: true, continues }
  if (all.content.size && !$from.parentOffset) {
    tr.insert($from.before(1), schema.node('statement', attrs))
  } else if (!rest.textBetween(0, rest.size)) {
    const at = $from.after(1)
    tr.insert(at, schema.node('statement', attrs)).setSelection(TextSelection.create(tr.doc, at + 1))
  } else {
    tr.split($from.pos, 1, [{ type: schema.nodes.statement, attrs }])
  }
  dispatch(tr.scrollIntoView())
  return true
}

// The rules on wording: what they ask stands beside a statement, and the passages that they ask about are underlined.

const PAUSE = 500 // milliseconds without typing before the rules are asked

/** What the rules are asked about each statement, by its key, in one string that is the same as long as the question is. */
function questions(doc) {
  const all = new Map()
  doc.forEach((node) => {
    const { key, kind } = node.attrs, disputed = citations(node).some((value) => citable.get(value)?.disputed)
    all.set(key, JSON.stringify([words(node), kind, disputed ? 'yes' : '']))
  })
  return all
}

/** Asks about the statements that changed since they were asked about, and shows what is answered unless they changed again meanwhile. What is asked as
 * the page is opened is not read out: nobody typed. */
async function askAbout(view, opening) {
  const asked = [...questions(view.state.doc)].filter(([key, question]) => rows.get(key).answered !== question)
  if (!asked.length) return
  const answer = await answered(asked, view.dom.parentNode.dataset.asks)
  const now = questions(view.state.doc), changed = []
  for (const [key, question] of asked.filter(([key, question]) => now.get(key) === question)) {
    const row = rows.get(key), before = row.wording.textContent
    row.answered = answer && question
    row.found = (answer ?? []).filter((a) => a.row === key && !row.aside.includes(a.key))
    tell(row)
    if (!opening && row.found.length && row.wording.textContent !== before) changed.push(row)
  }
  if (changed.length) announce(changed.map((row) => `Beside ${row.number}: ${row.found.map((a) => a.says).join(' ')}`).join(' '))
  view.dispatch(view.state.tr.setMeta(underlined, true))
}

/** The answer of the service about some statements; undefined when none came. Nothing of what is sent is kept. */
async function answered(asked, address) {
  const sent = new URLSearchParams()
  for (const [key, question] of asked) {
    const [text, kind, disputed] = JSON.parse(question)
    for (const [name, value] of Object.entries({ row: key, [`text-${key}`]: text, [`kind-${key}`]: kind, [`disputed-${key}`]: disputed })) sent.append(name, value)
  }
  try {
    const answer = await fetch(address, { method: 'POST', body: sent, redirect: 'manual' })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined // without a connection nothing is asked
  }
}

/** Lists beside a statement what is asked about its wording. */
function tell(row) {
  row.wording.replaceChildren(...row.found.map((a) => {
    const asked = element('li', ''), says = Object.assign(document.createElement('b'), { textContent: a.says })
    asked.append(says, ` ${a.asks}`)
    return asked
  }))
  row.wording.hidden = !row.found.length
}

/** Underlines the passages of the statements whose words are as they were asked about. */
function underlines(doc) {
  const all = [], now = questions(doc)
  doc.forEach((node, start) => {
    const row = rows.get(node.attrs.key), { at } = lettersOf(node)
    if (row.answered !== now.get(row.key)) return
    for (const [from, to] of row.found.flatMap((a) => a.at)) {
      if (to > from && to <= at.length) all.push(Decoration.inline(start + 1 + at[from], start + 2 + at[to - 1], { class: 'app-wording' }))
    }
  })
  return DecorationSet.create(doc, all)
}

const underlined = new PluginKey('wording')

const underlining = () => new Plugin({
  key: underlined,
  state: {
    init: () => DecorationSet.empty,
    apply: (tr, drawn) => tr.getMeta(underlined) ? underlines(tr.doc) : drawn.map(tr.mapping, tr.doc),
  },
  props: { decorations: (state) => underlined.getState(state) },
})

/** The list of what can be cited: a box that narrows it, and the list below. Enter cites, Escape goes back to the words. */
function citing(view) {
  const panel = document.getElementById('cite'), box = panel.querySelector('input'), found = panel.querySelector('[role=listbox]')
  let at = 0
  function narrow() {
    const wanted = box.value.toLowerCase().split(/\s+/)
    found.replaceChildren(...[...citable.values()].filter((c) => wanted.every((w) => c.words.includes(w))).map((c, i) => {
      const option = element('li', 'app-cite__option')
      Object.assign(option, { id: `cite-${i}`, role: 'option', textContent: c.full })
      option.dataset.value = c.value
      option.onmousedown = (event) => { event.preventDefault(); cite(c.value) }
      return option
    }))
    go(0)
  }
  function go(to) {
    at = Math.max(0, Math.min(to, found.children.length - 1))
    ;[...found.children].forEach((option, i) => option.setAttribute('aria-selected', i === at))
    box.setAttribute('aria-activedescendant', found.children[at]?.id ?? '')
    found.children[at]?.scrollIntoView({ block: 'nearest' })
    announce(found.children.length ? '' : 'Nothing of this case has these words.')
  }
  function close(tr) {
    panel.hidden = true
    box.setAttribute('aria-expanded', 'false')
    view.dispatch(tr)
    view.focus()
  }
  function cite(value) {
    close(view.state.tr.replaceSelectionWith(schema.node('citation', { value }), false))
    announce(`Cited: ${citable.get(value).label}`)
  }
  box.oninput = (event) => { event.stopPropagation(); narrow() }
  box.onblur = () => { panel.hidden = true }
  box.onkeydown = (event) => {
    const keys = { ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), Escape: () => close(view.state.tr.insertText('@')), Enter: () => found.children[at] && cite(found.children[at].dataset.value) }
    if (!keys[event.key]) return
    event.preventDefault()
    keys[event.key]()
  }
  return () => {
    panel.hidden = false
    const caret = view.coordsAtPos(view.state.selection.from), around = panel.offsetParent.getBoundingClientRect()
    panel.style.top = `${caret.bottom - around.top + 4}px`
    box.value = ''
    box.setAttribute('aria-expanded', 'true')
    narrow()
    box.focus()
    return true
  }
}

const form = document.querySelector('form.app-write')
const list = form?.querySelector('[data-rows]')

function start() {
  for (const li of document.getElementById('citable').content.querySelectorAll('[data-value]')) {
    const { value, kind } = li.dataset, label = li.querySelector('b').textContent, full = li.textContent.trim().replace(/\s+/g, ' ')
    citable.set(value, { value, kind, label, full, words: full.toLowerCase(), disputed: 'disputed' in li.dataset })
  }
  openings = [...document.getElementById('citable').content.querySelectorAll('[data-opening]')].map((o) => ({ words: o.dataset.opening, kind: o.dataset.kind }))
  blank = list.lastElementChild.cloneNode(true)
  list.lastElementChild.remove()
  const statements = [...list.children].map((li) => statementOf(read(li)))
  if (!statements.length) statements.push(statementOf(newRow()))
  list.hidden = true
  const place = document.getElementById('editor')
  place.hidden = false
  let openList, pause
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: schema.node('section', null, statements),
      plugins: [
        keymap({
          F2: otherKind(1), 'Shift-F2': otherKind(-1), Enter: begin(false), 'Shift-Enter': begin(true), 'Alt-ArrowUp': move(-1), 'Alt-ArrowDown': move(1),
          'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo,
        }),
        keymap(baseKeymap), history(), new Plugin({ appendTransaction: settle }), underlining(),
      ],
    }),
    attributes: {
      role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': 'editor-name', 'aria-describedby': 'editor-keys',
      spellcheck: 'false', autocomplete: 'off', translate: 'no', writingsuggestions: 'false',
    },
    nodeViews: { statement: (node, view, at) => new StatementView(node, view, at) },
    handleTextInput: (view, from, to, text) => text === '@' && openList(),
    dispatchTransaction(tr) {
      const { state, transactions } = this.state.applyTransaction(tr)
      this.updateState(state)
      if (!transactions.some((t) => t.docChanged)) return
      write(state.doc)
      form.dispatchEvent(new Event('input'))
      clearTimeout(pause)
      pause = setTimeout(() => askAbout(this), PAUSE)
    },
  })
  openList = citing(view)
  write(view.state.doc)
  askAbout(view, true)
}

// What is to be put right is put right in the form, where each sentence stands beside its field.
if (form && !document.querySelector('.govuk-error-summary')) start()
