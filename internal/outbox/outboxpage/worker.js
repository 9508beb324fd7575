// Keeps the page on which one writes without signal. The page is the same for everybody and is fetched without a session: nothing kept here is of any case.

const STORE = 'candour-away', PAGE = '/away'

/** The assets that a text names by this pattern. */
const named = (text, pattern) => [...text.matchAll(pattern)].map((found) => '/assets/' + found[1])

async function asset(store, address) {
  const kept = await store.match(address, { ignoreVary: true })
  if (kept) return kept
  const fresh = await fetch(address, { credentials: 'omit' })
  if (!fresh.ok) throw new Error('an asset is not there')
  await store.put(address, fresh.clone())
  return fresh
}

/** Fetches the page as it is now, first all that it needs and then itself, so that what is kept is always whole. */
async function renew() {
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-store', redirect: 'error' })
  if (!page.ok) throw new Error('the page is not there')
  const store = await caches.open(STORE)
  const needed = named(await page.clone().text(), /(?:src|href)="\/assets\/([^"]+)"/g)
  for (const address of [...needed]) {
    const got = await asset(store, address)
    if (address.endsWith('.css')) needed.push(...named(await got.clone().text(), /url\("?(?:\.\/|\/assets\/)([^")]+)"?\)/g))
  }
  await Promise.all(needed.map((address) => asset(store, address)))
  await store.put(PAGE, page)
  for (const old of await store.keys()) {
    const path = new URL(old.url).pathname
    if (path !== PAGE && !needed.includes(path)) await store.delete(old)
  }
}

/** Where the service leads elsewhere: a tablet in a child’s hands opens nothing of the worker’s. Null where it does not, or where there is no signal. */
async function ledElsewhere(request) {
  try {
    const now = await fetch(request, { signal: AbortSignal.timeout(4000) })
    return now.type === 'opaqueredirect' ? now : null
  } catch {
    return null
  }
}

async function kept(event) {
  const store = await caches.open(STORE), page = await store.match(PAGE, { ignoreVary: true })
  if (!page) return fetch(event.request)
  const elsewhere = await ledElsewhere(event.request)
  if (elsewhere) return elsewhere
  event.waitUntil(renew().catch(() => {}))
  return page
}

self.addEventListener('install', (event) => { event.waitUntil(renew().then(() => self.skipWaiting())) })
self.addEventListener('activate', (event) => { event.waitUntil(self.clients.claim()) })
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (event.request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(kept(event))
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.open(STORE).then((store) => store.match(url.pathname, { ignoreVary: true })).then((found) => found || fetch(event.request)))
  }
})
