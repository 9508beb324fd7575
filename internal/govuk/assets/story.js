// What a browser may add to a storyboard: drawing with a finger or a pen, reading aloud with a voice of the device, and leaving at once.

/** Voices of the device itself. What a child’s page says goes to nobody else’s. */
const voice = () => speechSynthesis.getVoices().find(v => v.localService && v.lang.slice(0, 2) === document.documentElement.lang.slice(0, 2))

/** Shows the button that reads aloud where the device has a voice, and reads one picture after another. */
function readAloud(button) {
  if (!('speechSynthesis' in window)) return
  let reading = false
  const show = () => { button.hidden = !voice() }
  const done = () => {
    reading = false
    button.setAttribute('aria-pressed', 'false')
    document.querySelectorAll('.app-panel--read').forEach(p => p.classList.remove('app-panel--read'))
  }
  const stop = () => { done(); speechSynthesis.cancel() }
  function say(panels) {
    const panel = panels[0]
    if (!panel || !reading) return done()
    document.querySelectorAll('.app-panel--read').forEach(p => p.classList.remove('app-panel--read'))
    panel.classList.add('app-panel--read')
    const words = new SpeechSynthesisUtterance(panel.querySelector('[data-words]').textContent)
    words.voice = voice()
    words.rate = 0.85
    words.onend = () => say(panels.slice(1))
    words.onerror = stop
    speechSynthesis.speak(words)
  }
  button.addEventListener('click', () => {
    if (reading) return stop()
    reading = true
    button.setAttribute('aria-pressed', 'true')
    say([...document.querySelectorAll('.app-panel')])
  })
  show()
  speechSynthesis.addEventListener?.('voiceschanged', show)
  addEventListener('pagehide', stop)
}

const SVG = 'http://www.w3.org/2000/svg'
const round = n => Math.round(n * 10) / 10

/** The path through points: curves between the middles of what was touched. */
function pathOf(points) {
  const [first, ...rest] = points
  if (!rest.length) return `M${first[0]} ${first[1]}L${round(first[0] + .1)} ${first[1]}`
  let path = `M${first[0]} ${first[1]}`
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i], [nx, ny] = points[i + 1]
    path += `Q${x} ${y} ${round((x + nx) / 2)} ${round((y + ny) / 2)}`
  }
  const last = points[points.length - 1]
  return path + `L${last[0]} ${last[1]}`
}

/** A sheet to draw on. What was drawn stands in the form’s field as lines, and is sent with it. */
function drawOn(sheet) {
  const form = sheet.closest('form'), field = form.querySelector('[name=strokes]')
  const strokes = JSON.parse(field.value || '[]')
  let line = null, points = []
  const chosen = name => form.querySelector(`[name=${name}]:checked`).value
  const keep = () => { field.value = JSON.stringify(strokes) }
  function add(stroke) {
    const path = document.createElementNS(SVG, 'path')
    for (const [name, value] of Object.entries({ d: stroke.path, stroke: stroke.colour, 'stroke-width': stroke.width, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) path.setAttribute(name, value)
    path.dataset.stroke = ''
    sheet.append(path)
    return path
  }
  function at(e) {
    const box = sheet.getBoundingClientRect(), inside = (n, most) => Math.min(most, Math.max(0, n))
    return [round(inside((e.clientX - box.left) * 320 / box.width, 320)), round(inside((e.clientY - box.top) * 184 / box.height, 184))]
  }
  sheet.addEventListener('pointerdown', e => {
    e.preventDefault()
    sheet.setPointerCapture(e.pointerId)
    points = [at(e)]
    line = { path: pathOf(points), colour: chosen('colour'), width: Number(chosen('width')) }
    line.shown = add(line)
  })
  sheet.addEventListener('pointermove', e => {
    if (!line || points.length > 400) return
    points.push(at(e))
    line.shown.setAttribute('d', pathOf(points))
  })
  const end = () => {
    if (!line) return
    strokes.push({ path: pathOf(points), colour: line.colour, width: line.width })
    line = null
    keep()
  }
  sheet.addEventListener('pointerup', end)
  sheet.addEventListener('pointercancel', end)
  form.querySelector('[data-undo]').addEventListener('click', () => {
    strokes.pop()
    const all = sheet.querySelectorAll('[data-stroke]')
    if (all.length) all[all.length - 1].remove()
    keep()
  })
  strokes.forEach(add)
  form.querySelectorAll('[data-drawing]').forEach(e => { e.hidden = false })
}

/** Leaves at once, and puts the other page in the place of this one. */
function leave(link) {
  link.addEventListener('click', e => {
    e.preventDefault()
    document.body.hidden = true
    location.replace(link.href)
  })
}

document.querySelectorAll('[data-read]').forEach(readAloud)
document.querySelectorAll('[data-draw]').forEach(drawOn)
document.querySelectorAll('[data-exit]').forEach(leave)
