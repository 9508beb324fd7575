// What a browser may add to a page that already works without it: drafts that save themselves, no double sending, the error summary
// read first, and a question before unsaved words are left. Nothing else belongs here.

const QUIET = 1500 // milliseconds without typing before a draft is saved

/** Saves what is typed in a form with data-draft to that address; the answer is the sentence to show ("Saved 08:47"). */
function keepDraft(form) {
  const note = form.querySelector('[data-draft-note]')
  let timer, unsaved = false, sent = false

  function say(words, state) {
    if (!note) return
    note.dataset.draftNote = state
    note.querySelector('span').textContent = words
  }

  async function save() {
    clearTimeout(timer)
    if (!unsaved || sent) return
    unsaved = false
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: words(form), keepalive: document.hidden, redirect: 'error' })
      if (!answer.ok) throw new Error(answer.status)
      say(await answer.text(), 'saved')
    } catch {
      unsaved = true
      say(form.dataset.notSaved, 'unsaved')
    }
  }

  form.addEventListener('input', () => {
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(save, QUIET)
  })
  form.addEventListener('submit', () => { sent = true })
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
