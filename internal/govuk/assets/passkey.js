// Asks the browser for a passkey and sends its answer with the form of the page. Passkeys cannot do without script: the page says what does.

const form = document.querySelector('form[data-passkey]')

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** The question as the browser takes it: what the page holds as base64url is bytes there. */
function asked() {
  const options = JSON.parse(form.dataset.passkey)
  const named = (key) => ({ ...key, id: bytes(key.id) })
  options.challenge = bytes(options.challenge)
  if (options.user) options.user.id = bytes(options.user.id)
  if (options.excludeCredentials) options.excludeCredentials = options.excludeCredentials.map(named)
  if (options.allowCredentials) options.allowCredentials = options.allowCredentials.map(named)
  return { publicKey: options }
}

/** The answer as the service takes it. */
function answered(key) {
  const response = { clientDataJSON: text(key.response.clientDataJSON) }
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (key.response[part]) response[part] = text(key.response[part])
  }
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} })
}

async function ask() {
  const making = 'making' in form.dataset
  const key = making ? await navigator.credentials.create(asked()) : await navigator.credentials.get(asked())
  form.elements.answer.value = answered(key)
  form.submit()
}

const show = (name, shown) => document.querySelectorAll(`[data-passkey-${name}]`).forEach((part) => { part.hidden = !shown })

if (form && window.PublicKeyCredential) {
  show('without', false)
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask().catch(() => show('failed', true))
  })
  if ('atOnce' in form.dataset) ask().catch(() => {}) // some browsers wait for the button
}
