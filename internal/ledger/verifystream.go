package ledger

import (
	"bytes"
	"context"
	"crypto/cipher"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"golang.org/x/crypto/chacha20poly1305"
)

// found is what was found of some streams.
type found struct {
	streams, entries, erased, rows, rowsUnread, rowsBehind int64
	faults                                                 []Fault
	erasures
}

func newFound() found {
	return found{erasures: erasures{gone: map[StreamID]int64{}, told: map[StreamID][]int64{}}}
}

func (f *found) add(other found) {
	f.streams, f.entries, f.erased = f.streams+other.streams, f.entries+other.entries, f.erased+other.erased
	f.rows, f.rowsUnread, f.rowsBehind = f.rows+other.rows, f.rowsUnread+other.rowsUnread, f.rowsBehind+other.rowsBehind
	f.faults = append(f.faults, other.faults...)
	f.erasures.add(other.erasures)
}

// streamCheck is how far one stream has been walked.
type streamCheck struct {
	found
	named    any // the stream, as the database names it
	stream   StreamID
	version  int64
	link     Hash
	recorded time.Time
	gaps     gaps
	head     *headColumns // nil when there is none
	isName   bool         // its name is in the stored form of one
	key      cipher.AEAD  // nil when words are not read
	read     []Entry      // entries, in order, for the rows that follow from them
	folded   *History     // of them
	files    []filed      // that they name
	unread   bool         // an entry could not be read
}

func (at *streamCheck) fault(version int64, what string) {
	at.faults = append(at.faults, Fault{at.stream, version, what})
}

// walker checks pages of streams, one after another.
type walker struct {
	*verifier
	tx      Moment
	ids     map[EntryID]bool // of the stream at hand
	written []byte           // a header as it would be stored
	bound   []byte           // what a body is bound to
	plain   []byte           // a body as it opens
}

func newWalker(v *verifier, tx Moment) *walker {
	return &walker{verifier: v, tx: tx, ids: map[EntryID]bool{}, written: make([]byte, 0, headerSize)}
}

// checked is what is found of a page once each stream with a fault was read again.
func (w *walker) checked(ctx context.Context, p page) (found, error) {
	sum := newFound()
	streams, err := w.page(ctx, p)
	if err != nil {
		return sum, err
	}
	for _, at := range streams {
		if len(at.faults) > 0 {
			if at, err = w.again(ctx, at); err != nil {
				return sum, err
			}
		}
		sum.add(at.found)
	}
	return sum, nil
}

// page checks the streams of a page as the walker's transaction sees them.
func (w *walker) page(ctx context.Context, p page) ([]*streamCheck, error) {
	streams, err := w.walkEntries(ctx, p)
	if err != nil {
		return nil, err
	}
	if err := w.rowsOf(ctx, p.span, streams); err != nil {
		return nil, err
	}
	return streams, w.filesOf(ctx, p.span, streams)
}

// readings is how often a stream with a fault is read again: each time it may have been re-keyed between what is read of it.
const readings = 3

// again checks a stream by itself, as it stands now. What is wrong with the record is so still.
func (w *walker) again(ctx context.Context, at *streamCheck) (*streamCheck, error) {
	for range readings {
		fresh, err := w.now(ctx, at.named)
		if err != nil {
			return nil, fmt.Errorf("read stream %s again: %w", at.stream, err)
		}
		if len(fresh) != 1 {
			return at, nil // what was there is there no longer
		}
		if at = fresh[0]; len(at.faults) == 0 {
			return at, nil
		}
	}
	return at, nil
}

// now checks some streams, each by itself, as they stand at one moment that is now.
func (v *verifier) now(ctx context.Context, streams ...any) (all []*streamCheck, err error) {
	v.rereading.Lock() // one at a time: walkers hold connections while they wait for another
	defer v.rereading.Unlock()
	moment, err := v.ledger.engine.Moment(ctx, 1)
	if err != nil {
		return nil, err
	}
	defer endAll(moment)
	w := newWalker(v, moment[0])
	for _, stream := range streams {
		alone := page{span: span{alone: stream}}
		if alone.heads, err = heads(ctx, w.tx, alone.span, 1); err != nil {
			return nil, err
		}
		checked, err := w.page(ctx, alone)
		if err != nil {
			return nil, err
		}
		all = append(all, checked...)
	}
	return all, nil
}

// begin gets ready for a stream's first entry.
func (w *walker) begin(named any, head *headColumns, keys wrappedKeys) *streamCheck {
	at := &streamCheck{named: named, stream: nameOf(named), head: head}
	at.streams, at.link, at.isName = 1, FirstLink(at.stream), checkUUID(string(at.stream)) == nil
	clear(w.ids)
	switch {
	case head == nil:
		at.fault(0, "it has entries and no head")
	case !head.typed:
		at.fault(0, "a column of the head is not of its type")
		at.head = nil
	case w.out.WordsRead && head.keyed != erasedWhole:
		if w.out.RowsRead {
			at.read = make([]Entry, 0, min(max(head.version, 0), pageOfEntries))
		}
		key, err := w.ledger.keys.among(keys, at.stream, head.keyed)
		if err != nil {
			at.fault(0, "its words cannot be read: "+err.Error())
			break
		}
		at.key, _ = chacha20poly1305.NewX(key[:]) // of the right size
	}
	return at
}

// standing compares the head with the last entry there is.
func (w *walker) standing(at *streamCheck) {
	head := at.head
	if head == nil {
		return
	}
	w.answered(at)
	switch {
	case head.version > at.version:
		at.fault(head.version, "the stream ends before its head")
	case head.version < at.version:
		at.fault(at.version, "entries stand beyond the stream's head")
	case string(head.link) != string(at.link[:]):
		at.fault(0, "the head is not that of the last entry")
	}
	if head.sealed != head.logged {
		at.fault(0, "it is marked as sealed at another version than the log says")
	}
	if head.drawn != "" && w.sets[head.drawn] == nil {
		at.fault(0, "its rows are drawn in a set of views that no program has named")
	}
}

// entry checks one entry after those before it.
func (w *walker) entry(at *streamCheck, c entryColumns) {
	header, err := w.header(at, c)
	known := len(w.ids)
	w.ids[header.ID] = true
	switch {
	case err != nil:
		at.fault(c.version, err.Error())
	case header.Version != at.version+1:
		at.fault(c.version, "versions have a gap before this one")
	case header.Recorded.Before(at.recorded):
		at.fault(c.version, "recorded time runs back")
	case len(w.ids) == known:
		at.fault(c.version, "its id was used before")
	}
	if link := NextLink(at.link, c.header); string(link[:]) != string(c.link) {
		at.fault(c.version, "link does not carry the chain on")
	}
	// The walk goes on from what is stored, so that one changed entry is one or two faults and not one for each that follows.
	at.version, at.recorded = c.version, header.Recorded
	at.link = Hash{}
	copy(at.link[:], c.link)
	w.words(at, header, c)
}

var errColumns = errors.New("columns are not what the header says")

// header is what an entry's stored header says. Nearly all are what follows from the columns, and need not be taken apart.
func (w *walker) header(at *streamCheck, c entryColumns) (Header, error) {
	if h, ok := w.follows(at, c); ok {
		return h, nil
	}
	h, err := ParseHeader(c.header)
	if err == nil && (string(h.Stream) != c.stream || h.Version != c.version || string(h.ID) != c.id || FormatTime(h.Recorded) != c.recorded) {
		err = errColumns
	}
	return h, err
}

// follows is the header that follows from an entry's columns, if that is the one stored.
func (w *walker) follows(at *streamCheck, c entryColumns) (h Header, ok bool) {
	w.written = appendHeader(w.written[:0], c.stream, c.version, c.id, c.recorded)
	commit, ok := bytes.CutPrefix(c.header, w.written)
	if !ok || len(commit) != hex.EncodedLen(len(h.Commit))+1 || !at.isName || checkUUID(c.id) != nil || c.version < 1 {
		return h, false
	}
	h = Header{Stream: StreamID(c.stream), Version: c.version, ID: EntryID(c.id)}
	if h.Recorded, ok = storedTime(c.recorded); !ok {
		return h, false
	}
	if _, err := hex.Decode(h.Commit[:], commit[:len(commit)-1]); err != nil {
		return h, false
	}
	w.written = h.appendEnd(w.written)
	return h, bytes.Equal(w.written, c.header)
}

func (w *walker) words(at *streamCheck, header Header, c entryColumns) {
	e := Entry{Stream: StreamID(c.stream), Version: c.version, ID: EntryID(c.id), Recorded: header.Recorded, Erased: c.erased}
	switch {
	case c.erased:
		at.erased++
		at.gaps.isMissing(header.ID, c.version)
	case at.key == nil:
		at.gaps.present++
		at.unread = true
		return
	default:
		at.gaps.present++
		if err := w.open(at.key, header.Commit, c, &e); err != nil {
			at.unread = true
			at.fault(c.version, err.Error())
			return
		}
		w.account(at, e)
		w.names(at, e)
	}
	if _, unknown := e.Body.(Unknown); unknown {
		at.unread = true
	}
	if w.out.RowsRead {
		at.read = append(at.read, e)
	}
}

// open opens an entry's words, and takes them in if anything is to be checked that follows from them.
func (w *walker) open(key cipher.AEAD, commit Hash, c entryColumns, e *Entry) (err error) {
	if len(c.body) < key.NonceSize() {
		return errDoesNotOpen
	}
	w.bound = appendAssociated(w.bound[:0], e.Stream, e.ID)
	if w.plain, err = key.Open(w.plain[:0], c.body[:key.NonceSize()], c.body[key.NonceSize():], w.bound); err != nil {
		return errDoesNotOpen
	}
	words, err := committed(commit, w.plain)
	if err != nil || !w.out.RowsRead && w.ledger.registry.tellsNothingElse(kindOf(words), w.out.FilesRead) {
		return err
	}
	return w.ledger.takeIn(words, e)
}
