// Writing without signal. What is written is sealed at once to the service’s public key (HPKE, RFC 9180) and kept in the browser’s database until the service
// has said that it has it. Nothing here opens what was sealed, and nothing typed is kept before.

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'

const INFO = 'candour outbox 1'
const page = document.querySelector('[data-away]')
const part = (name) => page.querySelector(`[data-away-${name}]`)
const show = (name, shown) => { part(name).hidden = !shown }
const field = (name) => page.querySelector(`[name="${name}"]`)
const value = (name) => field(name).value.trim()
const counted = (sentence, n) => sentence.replace('#', n)
const base64 = (bytes) => btoa(new Uint8Array(bytes).reduce((all, byte) => all + String.fromCharCode(byte), ''))
const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
const utf8 = (text) => new TextEncoder().encode(text)

// The database: “about” holds what the tablet knows in clear, “sealed” what waits.

const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result)
  request.onerror = () => failed(request.error)
})

const opened = () => {
  const request = indexedDB.open('candour-away', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('about')
    request.result.createObjectStore('sealed', { keyPath: 'entry' })
  }
  return asked(request)
}

/** Does something to a store, and returns once it is on the disk. */
async function stored(db, store, act) {
  const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
  const whole = new Promise((done, failed) => {
    transaction.oncomplete = done
    transaction.onabort = transaction.onerror = () => failed(transaction.error)
  })
  const result = await act(transaction.objectStore(store))
  await whole
  return result
}

const about = (db, key) => asked(db.transaction('about').objectStore('about').get(key))
const waiting = async (db) => (await asked(db.transaction('sealed').objectStore('sealed').getAll())).sort((a, b) => a.seq - b.seq)

/** The next number of this tablet, which names itself when it is first asked. A number is given once. */
const numbered = (db) => stored(db, 'about', async (store) => {
  const tablet = (await asked(store.get('tablet'))) || { id: crypto.randomUUID(), seq: 0 }
  tablet.seq++
  await asked(store.put(tablet, 'tablet'))
  return tablet
})

const named = (db) => stored(db, 'about', async (store) => {
  const tablet = (await asked(store.get('tablet'))) || { id: crypto.randomUUID(), seq: 0 }
  await asked(store.put(tablet, 'tablet'))
  return tablet.id
})

// Sealing.

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Words of a length that tells little: filled with spaces to the next kilobyte. */
const filled = (text) => {
  const bytes = utf8(text), whole = new Uint8Array(Math.ceil((bytes.length + 1) / 1024) * 1024).fill(32)
  whole.set(bytes)
  return whole
}

async function sealed(known, tablet, entry) {
  const head = { entry: crypto.randomUUID(), worker: known.worker, tablet: tablet.id, seq: tablet.seq, key: known.key.id }
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytesOf(known.key.public).buffer)
  const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8(INFO).buffer })
  const bound = [INFO, head.entry, head.worker, head.tablet, head.seq, head.key].join('\n')
  const words = await sender.seal(filled(JSON.stringify(entry)).buffer, utf8(bound).buffer)
  return { ...head, enc: base64(sender.enc), words: base64(words) }
}

// The form. Its fields stand in no form of the page, so that nothing can be sent in clear.

const two = (text) => text.padStart(2, '0')

/** A day as typed in three boxes, YYYY-MM-DD; empty for none, null for what is no day. */
function dayIn(name) {
  const [day, month, year] = ['day', 'month', 'year'].map((box) => value(`${name}-${box}`))
  if (!day && !month && !year) return ''
  const text = `${year}-${two(month)}-${two(day)}`, read = new Date(`${text}T00:00:00Z`)
  return isNaN(read) || read.toISOString().slice(0, 10) !== text ? null : text
}

/** A time as HH:MM; empty for none, null for what is no time. */
function timeIn(name) {
  if (!value(name)) return ''
  const found = /^(\d{1,2})[:.]?([0-5]\d)$/.exec(value(name))
  return found && Number(found[1]) < 24 ? `${two(found[1])}:${found[2]}` : null
}

const label = (name) => {
  const box = field(name) || field(`${name}-day`)
  return (box.closest('fieldset')?.querySelector('legend') || page.querySelector(`label[for="${box.id}"]`)).textContent.trim()
}

const places = (name) => (value(name) ? [Number(value(name))] : [])

/** What was written, and the fields in which something is missing. */
function written() {
  const kind = kinds().find((box) => box.checked).value, missing = []
  const need = (name, text) => { if (!text) missing.push(name); return text }
  const may = (name, text) => { if (text === null) missing.push(name); return text || '' }
  const entry = { case: need('case', value('case')), written: new Date().toISOString().replace('Z', '000Z') }
  if (kind === 'note') {
    entry.note = {
      sort: value('note-sort'), with: need('note-with', value('note-with')), about: places('note-about'), on: need('note-on', dayIn('note-on')),
      at: may('note-at', timeIn('note-at')), where: value('note-where'), said: need('note-said', value('note-said')), others: value('note-others'),
    }
  } else if (kind === 'words') {
    entry.words = {
      child: Number(need('words-child', value('words-child'))), form: value('words-form'), prompt: need('words-prompt', value('words-prompt')),
      words: need('words-words', value('words-words')), says: need('words-says', value('words-says')), theme: need('words-theme', value('words-theme')),
      place: need('words-place', value('words-place')), near: need('words-near', value('words-near')), on: need('words-on', dayIn('words-on')),
      unexplained: value('words-unexplained'),
    }
  } else {
    entry.task = { what: need('task-what', value('task-what')), to: value('task-to'), on: may('task-on', dayIn('task-on')) }
  }
  return { entry, missing }
}

const made = (tag, className, text = '') => Object.assign(document.createElement(tag), { className, textContent: text })

/** Says which questions have no answer, as every page of the service does. */
function complain(missing) {
  page.querySelectorAll('.govuk-error-message').forEach((old) => old.remove())
  page.querySelectorAll('.govuk-form-group--error').forEach((old) => old.classList.remove('govuk-form-group--error'))
  part('errors').replaceChildren()
  if (!missing.length) return
  const summary = made('div', 'govuk-error-summary'), list = made('ul', 'govuk-list govuk-error-summary__list')
  for (const name of missing) {
    const box = field(name) || field(`${name}-day`), group = box.closest('.govuk-form-group:not(.govuk-date-input .govuk-form-group)')
    const answer = counted(page.dataset.answer, label(name)), message = made('p', 'govuk-error-message', answer)
    message.prepend(Object.assign(made('span', 'govuk-visually-hidden', `${page.dataset.error} `)))
    group.classList.add('govuk-form-group--error')
    ;(group.querySelector('.govuk-date-input') || box).before(message)
    const line = made('li', ''), link = Object.assign(made('a', '', answer), { href: `#${box.id}` })
    link.addEventListener('click', (event) => { event.preventDefault(); box.focus() })
    line.append(link)
    list.append(line)
  }
  summary.append(made('h2', 'govuk-error-summary__title', page.dataset.problem), list)
  summary.tabIndex = -1
  part('errors').append(summary)
  summary.focus()
}

const fields = () => [...part('write').querySelectorAll('input[type=text], textarea, select')]

/** Forgets what was typed. The case, the sort and the day stay, which say nothing. */
function forget() {
  for (const box of fields()) {
    if (box.name === 'case' || box.name.startsWith('note-on-') || box.name.startsWith('words-on-')) continue
    if (box.tagName === 'SELECT') box.selectedIndex = 0
    else box.value = ''
  }
}

function today() {
  const now = new Date(), parts = { day: now.getDate(), month: now.getMonth() + 1, year: now.getFullYear() }
  for (const name of ['note-on', 'words-on']) {
    for (const [box, number] of Object.entries(parts)) field(`${name}-${box}`).value ||= number
  }
}

const kinds = () => [...page.querySelectorAll('[name="kind"]')]

/** Shows what the chosen sort of entry asks, and nothing else. */
function asks(kind) {
  page.querySelectorAll('[data-away-kind]').forEach((box) => { box.hidden = box.dataset.awayKind !== kind })
  complain([])
}

const option = (text, chosen) => Object.assign(document.createElement('option'), { textContent: text, value: chosen })

/** Lists the cases, and the children of the one that is chosen. */
function list(cases) {
  const box = field('case'), before = box.value
  box.replaceChildren(option(page.dataset.choose, ''), ...cases.map((one) => option(one.label, one.number)))
  box.value = cases.some((one) => one.number === before) ? before : cases.length === 1 ? cases[0].number : ''
  const children = () => {
    const chosen = cases.find((one) => one.number === box.value)
    for (const name of ['note-about', 'words-child']) {
      field(name).replaceChildren(option(page.dataset.choose, ''), ...(chosen ? chosen.children : []).map((child, i) => option(child, i + 1)))
    }
  }
  box.onchange = children
  children()
}

// What waits, and delivering it.

const state = { signedOut: false, offline: false, said: '', unreadable: new Set() }
let db, turn = Promise.resolve()

async function render() {
  const known = await about(db, 'known'), all = await waiting(db), own = all.filter((one) => known && one.worker === known.worker)
  const sentences = [state.said, all.length === 1 ? page.dataset.one : all.length ? counted(page.dataset.many, all.length) : page.dataset.none]
  if (all.length > own.length) sentences.push(counted(page.dataset.anothers, all.length - own.length))
  if (state.unreadable.size) sentences.push(counted(page.dataset.unreadable, state.unreadable.size))
  part('state').textContent = sentences.filter(Boolean).join(' ')
  part('list').replaceChildren(...all.map((one) => made('li', '', `${page.dataset.written} ${new Date(one.written).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })}`)))
  show('signed-out', state.signedOut && !state.offline)
  show('offline', state.offline)
  show('times', all.length > 0)
  show('box', Boolean(known && known.kept))
  show('late', all.length > 0)
  show('empty', !known || !known.cases.length)
  show('write', Boolean(known && known.cases.length))
  return known
}

/** Asks the service as whoever is signed in; null where nobody is, or where there is no signal. */
async function ask(path, body) {
  let answer
  try {
    answer = await fetch(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, redirect: 'manual', cache: 'no-store' })
  } catch {
    state.offline = true
    return null
  }
  state.offline = !answer.ok && answer.type !== 'opaqueredirect'
  state.signedOut = answer.type === 'opaqueredirect'
  return answer.ok ? answer.json() : null
}

/** Sends what waits, in its order, and removes what the service has. */
async function deliver() {
  const here = await ask('/away/here', { tablet: await named(db) })
  if (here) {
    await stored(db, 'about', (store) => asked(store.put(here, 'known')))
    const came = { recorded: 0, kept: 0 }
    state.unreadable.clear()
    for (const { written: _, ...one } of (await waiting(db)).filter((each) => each.worker === here.worker)) {
      const answer = await ask('/away/deliver', one)
      if (!answer) break
      if (answer.state === 'unreadable') state.unreadable.add(one.entry)
      if (answer.entry !== one.entry || !(answer.state in came)) continue
      await stored(db, 'sealed', (store) => asked(store.delete(one.entry)))
      came[answer.state]++
    }
    if (came.kept) await stored(db, 'about', (store) => asked(store.put({ ...here, kept: here.kept + came.kept }, 'known')))
    state.said = [came.recorded && counted(page.dataset.delivered, came.recorded), came.kept && counted(page.dataset.kept, came.kept)].filter(Boolean).join(' ')
  }
  const known = await render()
  if (here && known) list(known.cases)
}

/** One thing at a time: two deliveries would ask twice, and one would count what the other brought. */
const inTurn = (act) => { turn = turn.then(act, act); return turn }

async function seal() {
  const { entry, missing } = written()
  complain(missing)
  if (missing.length) return
  const one = await sealed(await about(db, 'known'), await numbered(db), entry)
  await stored(db, 'sealed', (store) => asked(store.put({ ...one, written: entry.written })))
  forget()
  state.said = page.dataset.sealed
  await render()
  part('state').scrollIntoView({ block: 'center' })
}

async function begin() {
  db = await opened()
  await suite.kem.generateKeyPair() // a browser that cannot do this cannot seal
  await navigator.serviceWorker.register('/away/worker.js', { scope: '/away' })
  navigator.storage?.persist?.()
  const known = await render()
  if (known) list(known.cases)
  today()
  show('without', false)
  show('works', true)
  kinds().forEach((box) => box.addEventListener('change', () => asks(box.value)))
  part('seal').addEventListener('click', () => inTurn(seal))
  part('deliver').addEventListener('click', () => inTurn(deliver))
  addEventListener('online', () => inTurn(deliver))
  addEventListener('pageshow', (event) => { if (event.persisted) inTurn(deliver) })
  addEventListener('beforeunload', (event) => { if (fields().some((box) => box.tagName === 'TEXTAREA' && box.value.trim())) event.preventDefault() })
  await inTurn(deliver)
}

begin().catch((error) => { part('why').textContent = error.name })
