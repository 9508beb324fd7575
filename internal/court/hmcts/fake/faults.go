package fake

import (
	"net/http"
	"strconv"
	"time"

	"candour/internal/court/hmcts"
)

// Call names a kind of request, as hmcts.Failure does.
type Call string

const (
	AnyCall   Call = ""
	Search    Call = "search"
	Document  Call = "document"
	Upload    Call = "upload"
	Guardians Call = "guardians"
)

// Fault is a way to fail for the next calls of a kind.
type Fault struct {
	On         Call
	Times      int // calls it lasts for; negative for ever
	Delay      time.Duration
	Status     int    // answer with this status and do nothing
	Body       string // of that answer; the service's own when empty
	Type       string // its content type
	RetryAfter time.Duration
	Trickle    time.Duration // send the first byte of the answer and wait so long before the rest
	Cut        int           // break the answer off after so many bytes, when more than 0
	Reset      bool          // take the request, do what it asks, and break the connection without an answer
	Deaf       bool          // take the request, do nothing, and break the connection without an answer
}

// Trouble is what is wrong inside the court until it is told otherwise.
type Trouble struct {
	PublicOff  bool        // the public-law service's feature flag is off: 503 before anything is looked at
	NoHearings bool        // the hearing service fails: answers without hearingData, still 200
	LostCases  []string    // cases that are silently left out
	Poison     []time.Time // moments whose windows always fail with 500
}

// Break makes the next calls fail. Faults of one kind of call are used up in order.
func (c *Court) Break(faults ...Fault) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range faults {
		c.faults = append(c.faults, &f)
	}
}

// Set makes this the court's trouble, and takes away what there was before.
func (c *Court) Set(t Trouble) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.trouble = t
}

// Mend takes away all faults and trouble.
func (c *Court) Mend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults, c.trouble = nil, Trouble{}
}

// nextFault uses up one call of the first fault for it.
func (c *Court) nextFault(call Call) (Fault, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.faults {
		if f.Times == 0 || f.On != AnyCall && f.On != call {
			continue
		}
		f.Times--
		return *f, true
	}
	return Fault{}, false
}

// failing puts the faults of a call before its handler.
func (c *Court) failing(call Call, j hmcts.Jurisdiction, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		fault, found := c.nextFault(call)
		if !found {
			next(w, r)
			return
		}
		time.Sleep(fault.Delay)
		switch {
		case fault.Status != 0:
			fault.answer(w, r, j)
		case fault.Deaf:
			readAll(r)
			hangUp()
		case fault.Reset:
			next(&unheard{header: http.Header{}}, r)
			hangUp()
		case fault.Trickle > 0:
			next(&trickling{ResponseWriter: w, request: r, wait: fault.Trickle}, r)
		case fault.Cut > 0:
			next(&cutOff{ResponseWriter: w, left: fault.Cut}, r)
			hangUp()
		default:
			next(w, r)
		}
	}
}

func (f Fault) answer(w http.ResponseWriter, r *http.Request, j hmcts.Jurisdiction) {
	readAll(r)
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(f.RetryAfter.Seconds())))
	}
	if f.Body == "" {
		refuse(w, r, j, f.Status, http.StatusText(f.Status))
		return
	}
	w.Header().Set("Content-Type", f.Type)
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(f.Body)) // the caller may have gone
}

// hangUp ends the connection without a proper end of the answer: net/http promises that for this panic.
func hangUp() { panic(http.ErrAbortHandler) }

// unheard is an answer that never leaves.
type unheard struct{ header http.Header }

func (u *unheard) Header() http.Header         { return u.header }
func (u *unheard) Write(p []byte) (int, error) { return len(p), nil }
func (u *unheard) WriteHeader(int)             {}

// cutOff sends the beginning of an answer.
type cutOff struct {
	http.ResponseWriter
	left int
}

func (c *cutOff) Write(p []byte) (int, error) {
	n := min(len(p), c.left)
	c.left -= n
	if _, err := c.ResponseWriter.Write(p[:n]); err != nil {
		return 0, err
	}
	if flusher, ok := c.ResponseWriter.(http.Flusher); ok && c.left == 0 {
		flusher.Flush()
	}
	return len(p), nil
}

// trickling sends one byte and then waits, until the caller gives up or the time is over.
type trickling struct {
	http.ResponseWriter
	request *http.Request
	wait    time.Duration
}

func (t *trickling) Write(p []byte) (int, error) {
	if t.wait == 0 || len(p) == 0 {
		return t.ResponseWriter.Write(p)
	}
	if _, err := t.ResponseWriter.Write(p[:1]); err != nil {
		return 0, err
	}
	if flusher, ok := t.ResponseWriter.(http.Flusher); ok {
		flusher.Flush()
	}
	select {
	case <-t.request.Context().Done():
	case <-time.After(t.wait):
	}
	t.wait = 0
	n, err := t.ResponseWriter.Write(p[1:])
	return n + 1, err
}
