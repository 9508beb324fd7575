// What a browser may add to a page that already works without it: drafts that save themselves, no double sending, the error summary
// read first, and a question before unsaved words are left. Nothing else belongs here.

const QUIET = 1500 // milliseconds without typing before a draft is saved
const AGAIN = 5000 // milliseconds before what could not be sent is tried again

/**
 * Saves what is typed in a form with data-draft to that address; the answer is the sentence to show ("Saved 08:47"). While there is no
 * connection nothing is kept on the device, which others may use: the words stay on the page, and a button that was pressed is pressed again
 * once the connection is back.
 */
function keepDraft(form) {
  const note = form.querySelector('[data-draft-note]')
  let timer, unsaved = false, sent = false, lost = false, reached = false, pressed = null

  function say(words, state) {
    if (!note || note.querySelector('span').textContent === words) return
    note.dataset.draftNote = state
    note.querySelector('span').textContent = words
  }

  async function save() {
    clearTimeout(timer)
    if (!unsaved || sent) return
    unsaved = false
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: words(form), keepalive: document.hidden, redirect: 'manual' })
      lost = false
      if (answer.ok) say(await answer.text(), 'saved')
      else notSaved(answer.type === 'opaqueredirect' ? form.dataset.signedOut : form.dataset.notSaved)
      if (pressed) pressAgain()
    } catch {
      lost = true
      notSaved(pressed ? form.dataset.waits : form.dataset.notSaved)
      timer = setTimeout(save, AGAIN)
    }
  }

  /** The draft has just arrived, whatever the browser thinks: some say that they are offline where this service alone can be reached. */
  function pressAgain() {
    reached = true
    form.requestSubmit(pressed)
    reached = false
  }

  function notSaved(words) {
    unsaved = true
    say(words, 'unsaved')
  }

  form.addEventListener('input', () => {
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(save, QUIET)
  })
  form.addEventListener('submit', (event) => {
    sent = !lost && (navigator.onLine || reached)
    if (sent) return
    event.preventDefault()
    event.stopImmediatePropagation() // it is no press yet
    pressed = event.submitter
    notSaved(form.dataset.waits)
    save()
  })
  addEventListener('pageshow', () => { sent = false })
  document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
  addEventListener('online', save)
  addEventListener('beforeunload', (leaving) => { if (unsaved && !sent) leaving.preventDefault() })
}

/** The typed words of a form, without files: a draft never carries those. */
function words(form) {
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  return new URLSearchParams(typed)
}

/** A second press within three seconds is a slip. After that it is a retry, and the form's entry id makes it harmless. */
function sendOnce(form) {
  let last = -Infinity
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - last < 3000) event.preventDefault()
    else last = event.timeStamp
  })
}

function readErrorsFirst(summary) {
  summary.tabIndex = -1
  summary.focus()
}

document.querySelectorAll('form[data-draft]').forEach(keepDraft)
document.querySelectorAll('form[method="post"]').forEach(sendOnce)
document.querySelectorAll('.govuk-error-summary').forEach(readErrorsFirst)
