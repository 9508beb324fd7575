package web

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Drafts keeps what people are typing: one row for each form of each person, replaced as they type, gone once it is sent or after 30 days.
// A draft is encrypted under the key of the case it is about, or of the stream apart from it, and shown only to whoever typed it.
type Drafts struct {
	DB     *sql.DB // the writing connection
	Ledger *ledger.Ledger
}

// draftLife is how long a draft waits for its writer.
const draftLife = 30 * 24 * time.Hour

type draftKey struct {
	person  ledger.StreamID
	form    string // the route's pattern
	subject string // the address
	stream  ledger.StreamID
	apart   bool // the stream stands apart from the case or the person, and may have no key yet
}

type draft struct {
	values  url.Values
	version int64
	saved   time.Time
}

func (d Drafts) save(ctx context.Context, k draftKey, values url.Values, version int64, now time.Time) error {
	if k.apart {
		if err := d.Ledger.BeginStreams(ctx, k.stream); err != nil {
			return fmt.Errorf("draft: %w", err)
		}
	}
	return d.Ledger.Keep(ctx, k.stream, "draft", []byte(values.Encode()), func(kept []byte) error {
		_, err := d.DB.ExecContext(ctx, `INSERT INTO draft (person, form, subject, stream, version, words, saved) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (person, form, subject) DO UPDATE SET version = excluded.version, words = excluded.words, saved = excluded.saved`,
			string(k.person), k.form, k.subject, string(k.stream), version, kept, ledger.FormatTime(now))
		return err
	})
}

func (d Drafts) find(ctx context.Context, k draftKey) (*draft, error) {
	var kept []byte
	var version int64
	var saved string
	err := d.DB.QueryRowContext(ctx, `SELECT words, version, saved FROM draft WHERE person = $1 AND form = $2 AND subject = $3 AND stream = $4`,
		string(k.person), k.form, k.subject, string(k.stream)).Scan(&kept, &version, &saved)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	plain, err := d.Ledger.Decrypt(ctx, k.stream, "draft", kept)
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	values, err := url.ParseQuery(string(plain))
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	at, err := ledger.ParseTime(saved)
	return &draft{values, version, at}, err
}

// Typed is what somebody is typing in a form about a stream and has not sent.
type Typed struct {
	Writer ledger.StreamID
	Form   string // its address
	Text   string // all that is typed in it
}

// About is what people are typing in forms about a stream, for whatever must find every word. Show what somebody types to nobody else.
func (d Drafts) About(ctx context.Context, stream ledger.StreamID) ([]Typed, error) {
	type row struct {
		Person, Subject string
		Words           []byte
	}
	rows, err := view.All[row](ctx, d.DB, `SELECT person, subject, words FROM draft WHERE stream = $1 ORDER BY person, subject`, string(stream))
	if err != nil {
		return nil, fmt.Errorf("drafts of a case: %w", err)
	}
	var all []Typed
	for _, r := range rows {
		plain, err := d.Ledger.Decrypt(ctx, stream, "draft", r.Words)
		if err != nil {
			return nil, fmt.Errorf("drafts of a case: %w", err)
		}
		values, err := url.ParseQuery(string(plain))
		if err != nil {
			return nil, fmt.Errorf("drafts of a case: %w", err)
		}
		var texts []string
		for _, name := range slices.Sorted(maps.Keys(values)) {
			texts = append(texts, values[name]...)
		}
		all = append(all, Typed{ledger.StreamID(r.Person), r.Subject, strings.Join(texts, "\n")})
	}
	return all, nil
}

func (d Drafts) forget(ctx context.Context, k draftKey) error {
	_, err := d.DB.ExecContext(ctx, `DELETE FROM draft WHERE person = $1 AND form = $2 AND subject = $3`, string(k.person), k.form, k.subject)
	return err
}

// Sweep removes the drafts that nobody came back to.
func (d Drafts) Sweep(ctx context.Context, now time.Time) error {
	_, err := d.DB.ExecContext(ctx, `DELETE FROM draft WHERE saved < $1`, ledger.FormatTime(now.Add(-draftLife)))
	return err
}

func (v *Visit) draftKey(person ledger.StreamID) (draftKey, error) {
	k := draftKey{person: person, form: v.route.Pattern, subject: v.Path(), stream: person}
	if v.route.inCase {
		k.stream = ledger.StreamID(v.Request.PathValue("case"))
	}
	if v.route.apart != nil {
		k.stream, k.apart = v.route.apart(k.stream), true
	}
	if v.route.own != nil {
		k.stream, k.apart = v.route.own(person), true
	}
	if v.route.hidden != nil {
		h, err := v.kit.Ledger.Read(v.Context(), k.stream)
		if err != nil {
			return k, fmt.Errorf("draft: %w", err)
		}
		k.stream = v.route.hidden(h)
	}
	return k, nil
}

// write keeps what somebody typed in the form of this page.
func (v *Visit) write(person ledger.StreamID, values url.Values, version int64) error {
	k, err := v.draftKey(person)
	if err != nil {
		return err
	}
	return v.kit.Drafts.save(v.Context(), k, withoutSecrets(values), version, v.Now)
}

// Form is the form of this page: as sent, or as last saved, or fresh.
func (c *Case) Form() (*Form, error) { return c.form(min(c.History.Version, c.seen())) }

// seen is the version of the case that the person has in front of them, when the address that led here says so: they read it elsewhere, without a
// network. What was recorded of the same thing since is asked about, as with a page that stood open meanwhile.
func (c *Case) seen() int64 {
	version, err := strconv.ParseInt(c.Query(Seen), 10, 64)
	if err != nil || version < 1 {
		return c.History.Version
	}
	return version
}

// Seen is the value of an address that says which version of a case somebody has read.
const Seen = "seen"

// Form is the form of this page: as sent, or as last saved, or fresh.
func (v *Visit) Form() (*Form, error) { return v.form(ledger.Any) }

func (v *Visit) form(version int64) (*Form, error) {
	if v.held != nil {
		return v.held, nil
	}
	f := &Form{ID: ledger.NewEntryID(), Version: version, values: url.Values{}, action: v.Path(), draft: v.Path() + "?draft=1", writer: v.Person.ID}
	var err error
	if methodOf(v.Request) != http.MethodPost {
		err = v.resume(f)
	} else if err = f.sent(v.Request); err == nil && v.route.Rule != access.Urgent && v.anothers(f, v.Person.ID) {
		return nil, errAnothers // but what protects somebody in danger is taken from whoever sends it
	}
	v.held = f
	return f, err
}

// errAnothers refuses what one person typed and another would record, after signing in on the same device.
var errAnothers = fault.Clash("Somebody else opened this page on this device, and you have signed in since. Nothing was recorded. What they typed is theirs: they can go back to it once they have signed in themselves.", nil)

// anothers reports whether a form was shown to somebody else than whose session sends it. What is no page of ours does not say, and is taken.
func (v *Visit) anothers(f *Form, person ledger.StreamID) bool {
	writer := f.values.Get(govuk.WriterField)
	return v.route.Rule != access.Anyone && writer != "" && writer != string(person)
}

// sent reads what a browser sent. The id and version are the form's own, carried in hidden fields.
func (f *Form) sent(r *http.Request) error {
	if err := parse(r); err != nil {
		return err
	}
	f.values = r.PostForm
	if id, err := ledger.ParseEntryID(f.values.Get("entry")); err == nil {
		f.ID = id
	}
	if version, err := strconv.ParseInt(f.values.Get("version"), 10, 64); err == nil && version >= 0 {
		f.Version = min(f.Version, version)
	}
	return nil
}

func parse(r *http.Request) error {
	err := r.ParseForm() // asked for by itself: of a form without files, ParseMultipartForm does not say that it could not be read
	if err == nil {
		err = r.ParseMultipartForm(1 << 20)
	}
	if errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	if tooBig := new(http.MaxBytesError); errors.As(err, &tooBig) {
		return fault.Oversize("What you sent is more than this service takes at once. A file may have up to 25 MB: choose a smaller one.", err)
	}
	if err != nil {
		return fault.BadInput("We could not read what your browser sent. Go back; what you typed is still there.", err)
	}
	return nil
}

func (v *Visit) resume(f *Form) error {
	if v.Person.ID == "" {
		return nil
	}
	k, err := v.draftKey(v.Person.ID)
	if err != nil {
		return err
	}
	d, err := v.kit.Drafts.find(v.Context(), k)
	if err != nil || d == nil {
		return err
	}
	f.values, f.saved = d.values, v.Words.Say("Draft saved %s.", savedAt(d.saved, v.Now))
	if f.Version != ledger.Any {
		f.Version = min(f.Version, d.version)
	}
	if id, err := ledger.ParseEntryID(d.values.Get("entry")); err == nil {
		f.ID = id
	}
	return nil
}

func savedAt(saved, now time.Time) string {
	local := calendar.InLondon(saved)
	if now.Sub(saved) < 12*time.Hour {
		return local.Format("15:04")
	}
	return local.Format("2 January, 15:04")
}

// Forget drops the draft of a form once it has become record.
func (v *Visit) Forget(f *Form) {
	k, err := v.draftKey(v.Person.ID)
	if err == nil {
		err = v.kit.Drafts.forget(v.Context(), k)
	}
	if err != nil {
		v.kit.Log.Warn("a draft could not be dropped", "form", v.route.Pattern, "error", err)
	}
}

// saveDraft keeps what is being typed. It is asked for by script while a person types, or by the button of LeaveDraft, at the address of
// the form itself, so that the form's own rule is the draft's.
func (v *Visit) saveDraft() (Page, error) {
	if v.route.inCase {
		if _, err := v.kit.find(v, v.route.Rule); err != nil {
			return nil, err
		}
	}
	if v.Person.ID == "" {
		return nil, errSignedOut
	}
	if err := parse(v.Request); err != nil {
		return nil, err
	}
	to := v.Request.PostForm.Get(leave)
	if err := v.keep(v.Person.ID); err != nil {
		return nil, err
	}
	if isOurs(to) {
		return v.SeeOther(to), nil
	}
	return saved{v.Words.Say("Saved %s.", savedAt(v.Now, v.Now))}, nil
}

// sentAgain answers a form that was sent before with other words, as a browser's way back lets people do: the words wait as a draft of
// an entry of their own, so that opening the form and sending it records them too.
func (v *Visit) sentAgain(err error) error {
	if !errors.Is(err, ledger.ErrReused) || v.held == nil || v.Person.ID == "" {
		return err
	}
	v.held.values.Set("entry", string(ledger.NewEntryID()))
	if kept := v.write(v.Person.ID, v.held.values, max(v.held.Version, 0)); kept != nil {
		return errors.Join(err, kept)
	}
	return fault.Clash("You sent this form before, and what you sent first is on record. What you typed now is kept: open the form again to send it as well.", err)
}

// failed keeps what was typed in a form that could not be recorded, as the page of the error says. The draft has the form’s own id: sent
// once more, it is the same act.
func (v *Visit) failed(err error) error {
	typed := v.held != nil && len(v.held.values) > 0 && methodOf(v.Request) == http.MethodPost && !v.route.forgets
	if err == nil || !typed || v.Person.ID == "" || errors.Is(err, ledger.ErrReused) || fault.KindOf(err) == fault.NotFound {
		return err
	}
	return errors.Join(err, v.write(v.Person.ID, v.held.values, max(v.held.Version, 0)))
}

// leave is the field in which a button says where to go once the draft is kept. Only an address of our own is gone to.
const leave = "leave"

// LeaveDraft is the button that keeps what was typed as a draft and goes elsewhere. It needs no script.
func (f *Form) LeaveDraft(to string) templ.Component {
	return govuk.Button(govuk.ButtonData{Text: "Leave it as a draft", Kind: govuk.Secondary, Name: leave, Value: to, Action: f.draft})
}

func (v *Visit) keep(person ledger.StreamID) error {
	f := &Form{Version: ledger.Any}
	if err := f.sent(v.Request); err != nil {
		return err
	}
	if v.anothers(f, person) {
		return errAnothers
	}
	version, err := strconv.ParseInt(f.values.Get("version"), 10, 64)
	if err != nil {
		version = 0
	}
	return v.write(person, f.values, version)
}

// withoutSecrets are the values without what somebody signs in with or opens a page by, and without where to go.
func withoutSecrets(values url.Values) url.Values {
	for _, name := range []string{"password", "code", "offer", "half", "answer", "all_well", "not_safe", "secret", "word", leave} {
		values.Del(name)
	}
	return values
}

// keepWords saves what somebody sent after their session ran out. It waits for them, and only for them, behind signing in.
func (k *Kit) keepWords(v *Visit, person ledger.StreamID) {
	if person == "" || methodOf(v.Request) != http.MethodPost || v.route.post == nil || v.route.forgets || v.route.Rule == access.Anyone {
		return
	}
	if err := v.keep(person); err != nil {
		k.Log.Error("words sent after a session ran out could not be kept", "form", v.route.Pattern, "error", err)
	}
}
