// Writing without signal. What is written is sealed at once to the service’s public key (HPKE, RFC 9180) and kept in the browser’s database until the service
// has said that it has it. Nothing here opens what was sealed, and nothing typed is kept before.

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'

const INFO = 'candour outbox 1'
const MOST = 200000 // bytes of one entry: the service takes a little more
const PATIENCE = 20000 // milliseconds for one answer
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

const lasting = (known) => ({ ...known, cases: known.cases.filter((one) => one.until > Date.now()) })

/** What the tablet knows, once it has forgotten the cases whose time is over. */
async function current(db) {
  const known = await about(db, 'known')
  if (!known || lasting(known).cases.length === known.cases.length) return known
  return stored(db, 'about', async (store) => {
    const now = lasting(await asked(store.get('known')))
    await asked(store.put(now, 'known'))
    return now
  })
}

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
      unexplained: value('words-unexplained'), wish: field('words-wish').checked || undefined,
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
  field('words-wish').checked = false
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

let writer // for whom the form was drawn

/** Lists the cases, and the children of the one that is chosen. What was chosen stays; a lone case is chosen only where none was listed before. */
function list({ worker, cases }) {
  const box = field('case'), before = box.value, first = box.options.length < 2
  if (writer && writer !== worker) state.said = page.dataset.changed
  writer = worker
  box.replaceChildren(option(page.dataset.choose, ''), ...cases.map((one) => option(one.label, one.number)))
  box.value = cases.some((one) => one.number === before) ? before : first && cases.length === 1 ? cases[0].number : ''
  box.onchange = () => children(cases, false)
  children(cases, before !== '' && box.value === before)
}

/** Lists the children of the chosen case; the one that is chosen stays where the case is the same. */
function children(cases, same) {
  const chosen = cases.find((one) => one.number === field('case').value)
  for (const name of ['note-about', 'words-child']) {
    const box = field(name), before = box.value
    box.replaceChildren(option(page.dataset.choose, ''), ...(chosen ? chosen.children : []).map((child, i) => option(child, i + 1)))
    box.value = same && [...box.options].some((one) => one.value === before) ? before : ''
  }
}

// What waits, and delivering it.

const state = { signedOut: false, offline: false, refused: false, said: '', unreadable: new Set() }
let db, turn = Promise.resolve(), sealing = Promise.resolve()

/** Reports whether the browser has said that it clears nothing by itself. */
const persistent = async () => Boolean(await navigator.storage?.persisted?.().catch(() => false))

async function render() {
  const known = await current(db), all = await waiting(db), own = all.filter((one) => known && one.worker === known.worker)
  const sentences = [state.said, all.length === 1 ? page.dataset.one : all.length ? counted(page.dataset.many, all.length) : page.dataset.none]
  if (all.length > own.length) sentences.push(counted(page.dataset.anothers, all.length - own.length))
  if (state.unreadable.size) sentences.push(counted(page.dataset.unreadable, state.unreadable.size))
  part('state').textContent = sentences.filter(Boolean).join(' ')
  part('list').replaceChildren(...all.map((one) => made('li', '', `${page.dataset.written} ${new Date(one.written).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })}`)))
  show('signed-out', state.signedOut && !state.offline)
  show('offline', state.offline)
  show('refused', state.refused && !state.offline && !state.signedOut)
  show('passing', all.length > 0 && !await persistent())
  show('times', all.length > 0)
  show('box', Boolean(known && known.kept))
  show('late', all.length > 0)
  show('empty', !known || !known.cases.length)
  show('write', Boolean(known && known.cases.length))
  return known
}

/** Asks the service as whoever is signed in; null where nobody is, where there is no signal, or where the service refuses. */
async function ask(path, body) {
  let answer, told = null
  try {
    answer = await fetch(path, {
      method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, redirect: 'manual', cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (answer.ok) told = await answer.json()
  } catch {
    state.offline = true
    return null
  }
  state.offline = false
  state.signedOut = answer.type === 'opaqueredirect'
  if (!answer.ok && !state.signedOut) state.refused = true
  return told
}

/** Sends what waits, in its order, and removes what the service has. */
async function deliver() {
  state.refused = false
  const here = await ask('/away/here', { tablet: await named(db) })
  if (here) {
    await stored(db, 'about', (store) => asked(store.put(here, 'known')))
    const came = { recorded: 0, kept: 0 }
    state.unreadable.clear()
    for (const { written: _, ...one } of (await waiting(db)).filter((each) => each.worker === here.worker)) {
      const answer = await ask('/away/deliver', one)
      if (state.offline || state.signedOut) break
      if (!answer) continue
      if (answer.state === 'unreadable') state.unreadable.add(one.entry)
      if (answer.entry !== one.entry || !(answer.state in came)) continue
      await stored(db, 'sealed', (store) => asked(store.delete(one.entry)))
      came[answer.state]++
    }
    if (came.kept) await stored(db, 'about', (store) => asked(store.put({ ...here, kept: here.kept + came.kept }, 'known')))
    state.said = [came.recorded && counted(page.dataset.delivered, came.recorded), came.kept && counted(page.dataset.kept, came.kept)].filter(Boolean).join(' ')
  }
  const known = await current(db)
  if (here && known) list(known)
  await render()
}

/** One thing at a time: two deliveries would ask twice, and one would count what the other brought. */
const inTurn = (act) => { turn = turn.then(act, act); return turn }

/** Seals do not wait for a delivery, which may take long. */
const sealInTurn = () => { sealing = sealing.then(seal); return sealing }

/** Seals what was typed. Only once it is on the disk it leaves the page. */
async function seal() {
  let said
  try {
    said = await kept()
  } catch {
    said = page.dataset.notSealed
  }
  if (!said) return
  state.said = part('state').textContent = said
  await render().catch(() => {}) // what was said stands
  part('state').scrollIntoView({ block: 'center' })
}

/** Keeps what was typed, sealed, and returns what to say of it; nothing where the form says it. */
async function kept() {
  const { entry, missing } = written()
  complain(missing)
  if (missing.length) return ''
  const known = await current(db), drawnFor = writer
  if (known.worker !== drawnFor || !known.cases.some((one) => one.number === entry.case)) {
    list(known)
    complain(['case'])
    return known.worker !== drawnFor && page.dataset.changed
  }
  if (utf8(JSON.stringify(entry)).length > MOST) return page.dataset.tooLong
  const one = await sealed(known, await numbered(db), entry)
  await stored(db, 'sealed', (store) => asked(store.put({ ...one, written: entry.written })))
  forget()
  return page.dataset.sealed
}

async function begin() {
  db = await opened()
  await suite.kem.generateKeyPair() // a browser that cannot do this cannot seal
  await navigator.serviceWorker.register('/away/worker.js', { scope: '/away' })
  navigator.storage?.persist?.()
  const known = await render()
  if (known) list(known)
  today()
  show('without', false)
  show('works', true)
  kinds().forEach((box) => box.addEventListener('change', () => asks(box.value)))
  part('seal').addEventListener('click', () => sealInTurn())
  part('deliver').addEventListener('click', () => inTurn(deliver))
  addEventListener('online', () => inTurn(deliver))
  addEventListener('pageshow', (event) => { if (event.persisted) inTurn(deliver) })
  addEventListener('beforeunload', (event) => { if (fields().some((box) => box.tagName === 'TEXTAREA' && box.value.trim())) event.preventDefault() })
  await inTurn(deliver)
}

begin().catch((error) => { part('why').textContent = error.name })
