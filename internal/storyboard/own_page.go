package storyboard

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Page is a young person’s own page.
type Page struct {
	OpenedBody
	Entry ledger.Entry
	Shut  bool // by somebody, or because a newer one took its place
	Tries []Try
}

// Try is a word that was given, and when.
type Try struct {
	Right bool
	At    time.Time
}

func (s *Boards) applyPage(e ledger.Entry) {
	switch b := e.Body.(type) {
	case OpenedBody:
		s.on(b.Board, func(board *Board) {
			for _, page := range board.Pages {
				page.Shut = true
			}
			board.Pages = append(board.Pages, &Page{OpenedBody: b, Entry: e})
		})
	case ShutBody:
		s.onPage(b.Page, func(p *Page) { p.Shut = true })
	case TriedBody:
		s.onPage(b.Page, func(p *Page) { p.Tries = append(p.Tries, Try{b.Right, e.Recorded}) })
	}
}

func (s *Boards) onPage(ref ledger.Ref, do func(*Page)) {
	for _, b := range s.all {
		for _, p := range b.Pages {
			if p.Entry.ID == ref.Entry {
				do(p)
			}
		}
	}
}

// How many wrong words are taken: in a row within an hour, and in all. Beyond, the page answers nobody until the worker opens another.
const (
	wrongInARow = 5
	wrongInAll  = 20
)

// Answers reports whether the page answers somebody who has the word.
func (p *Page) Answers(now time.Time) bool { return p.open(now) && !p.Locked(now) }

// open reports whether the page is there: nobody shut it, and its last day is not over.
func (p *Page) open(now time.Time) bool {
	return !p.Shut && !calendar.DateInLondon(now).After(p.Until)
}

// Locked reports whether too many wrong words were given.
func (p *Page) Locked(now time.Time) bool {
	row, all := p.wrong()
	return all >= wrongInAll || len(row) >= wrongInARow && now.Before(unlocks(row))
}

// Unlocks is when a locked page answers again; zero when it never does.
func (p *Page) Unlocks() time.Time {
	row, all := p.wrong()
	if all >= wrongInAll || len(row) < wrongInARow {
		return time.Time{}
	}
	return unlocks(row)
}

// wrong are when the wrong words since the last right one were given, and how many there were in all.
func (p *Page) wrong() (row []time.Time, all int) {
	for _, t := range p.Tries {
		if t.Right {
			row = nil
			continue
		}
		all++
		row = append(row, t.At)
	}
	return row, all
}

// unlocks is when fewer wrong words of a row than wrongInARow are less than an hour old.
func unlocks(row []time.Time) time.Time { return row[len(row)-wrongInARow].Add(time.Hour) }

// Page is the page that answers now; nil when there is none.
func (b *Board) Page(now time.Time) *Page {
	i := slices.IndexFunc(b.Pages, func(p *Page) bool { return p.Answers(now) })
	if i < 0 {
		return nil
	}
	return b.Pages[i]
}

// Open is the page that is there, though it may be locked; nil when there is none.
func (b *Board) Open(now time.Time) *Page {
	i := slices.IndexFunc(b.Pages, func(p *Page) bool { return p.open(now) })
	if i < 0 {
		return nil
	}
	return b.Pages[i]
}

// Shows are the pictures of a page: those marked safe that are still as they were.
func (b *Board) Shows(page *Page) []*Panel {
	return slices.DeleteFunc(slices.Clone(b.Pictures), func(p *Panel) bool {
		return !slices.Contains(page.Panels, SafePanel{p.Key, p.As})
	})
}

// LeftOut is a picture that a page was opened with and does not show now, and why.
type LeftOut struct {
	*Panel
	Why []string
}

// Now are the pictures that a page shows now, and those that it leaves out although they are as they were: what is hidden since, or has become
// a name or a place of the case, is not for anybody at home.
func (p *Page) Now(ctx context.Context, l *ledger.Ledger, h *ledger.History, b *Board) (shown []*Panel, left []LeftOut, err error) {
	gates, err := gatesOf(ctx, l, h, b.Child)
	if err != nil {
		return nil, nil, err
	}
	state := casework.Of(h)
	for _, panel := range b.Shows(p) {
		if why := append(gates.atHome().held(printer, panel.Words), NotForHome(state, printer, panel.Words)...); len(why) > 0 {
			left = append(left, LeftOut{panel, why})
		} else {
			shown = append(shown, panel)
		}
	}
	return shown, left, nil
}

// PageForm is what a young person’s own page shows, and the word that opens it.
type PageForm struct {
	Secret string   // of the address
	Word   string   // that the child chose
	Safe   []string // keys of pictures that are safe if anyone at home sees them
	Until  calendar.Date
}

// NewSecret is a new secret for an address: 130 random bits as text.
func NewSecret() string { return rand.Text() }

// OpenPage opens a young person’s own page. Names, places, days and somebody’s own words are on none.
func OpenPage(n Now, b *Board, by ledger.Author, id ledger.EntryID, form PageForm) (ledger.Change, error) {
	if err := form.check(n, b); err != nil {
		return ledger.Change{}, err
	}
	body := OpenedBody{Board: b.Ref(), Digest: digest(form.Secret), Until: form.Until}
	salt := sha256.Sum256([]byte("salt " + form.Secret))
	body.Salt = hex.EncodeToString(salt[:16])
	body.Word = wordHash(form.Word, salt[:16])
	for _, p := range b.Pictures {
		if slices.Contains(form.Safe, p.Key) {
			body.Panels = append(body.Panels, SafePanel{p.Key, p.As})
		}
	}
	return one(b, by, Opened, id, body)
}

func (f PageForm) check(n Now, b *Board) error {
	var ps fault.Fields
	word := plainWords(f.Word)
	ps.Need(len(f.Safe) > 0, "safe", "Choose the pictures that are safe if anyone at home sees them")
	ps.Need(utf8.RuneCountInString(word) >= 4, "word", "Choose a word of four letters or more")
	ps.Need(len(NotForHome(n.Case, printer, word, capitals(word))) == 0, "word", "Choose another word: this one is a name, a place or a day that others would guess")
	for _, key := range f.Safe {
		p, there := b.Panel(key)
		ps.Need(there, "safe", "Choose from the pictures shown")
		if !there {
			continue
		}
		ps.Need(!p.Unfilled(), "safe", "A picture has words in square brackets: fill them first")
		ps.Need(len(p.Strokes) == 0, "safe", "A picture with the child’s drawing is not for this page")
		if held := NotForHome(n.Case, printer, p.Words); len(held) > 0 {
			ps.Need(false, "safe", "“"+strings.Join(strings.Fields(p.Words)[:min(4, len(strings.Fields(p.Words)))], " ")+" …” says "+strings.Join(held, " and ")+": it is not for this page")
		}
	}
	return ps.Err()
}

// capitals is a word as a name is written.
func capitals(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// ShutPage shuts a young person’s own page.
func ShutPage(b *Board, by ledger.Author, id ledger.EntryID) (ledger.Change, error) {
	if len(b.Pages) == 0 {
		return ledger.Change{}, fault.Absent(nil)
	}
	return one(b, by, Shut, id, ShutBody{Page: b.Pages[len(b.Pages)-1].Entry.Ref()})
}

func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// rounds makes each try at a word cost the server some hundredths of a second. How often somebody may try is what keeps a short word safe.
const rounds = 100_000

func wordHash(word string, salt []byte) string {
	key, err := pbkdf2.Key(sha256.New, plainWords(word), salt, rounds, 32)
	if err != nil {
		panic(fmt.Errorf("derive a key: %w", err)) // only for lengths that are not these
	}
	return hex.EncodeToString(key)
}

// PageView is own_page_1: one row for each young person’s own page that is not shut. Its address is kept nowhere.
var PageView = &ledger.View{
	Name:    "own_page_1",
	Columns: []ledger.Column{{Name: "token", Type: ledger.Text}, {Name: "until_on", Type: ledger.Text}},
	Indexes: [][]string{{"token"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, b := range Of(h).All() {
			for _, p := range b.Pages {
				if !p.Shut {
					rows = append(rows, []any{p.Digest, p.Until.String()})
				}
			}
		}
		return rows
	},
}
