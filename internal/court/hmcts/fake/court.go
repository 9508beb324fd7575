package fake

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
)

// Roles that the two services ask of an account.
const (
	PublicRole  = "caseworker-publiclaw-cafcasssystemupdate"
	PrivateRole = "caseworker-privatelaw-cafcass"
)

// Court is both court services. Its methods may be called while it serves.
type Court struct {
	mu        sync.Mutex
	now       func() time.Time
	cases     []*heldCase
	papers    map[string]Paper
	tokens    map[string][]string
	services  []string // values of ServiceAuthorization that the private-law backend lets in
	filings   []Filing
	guardians map[string][]hmcts.Guardian
	mails     int
	faults    []*Fault
	trouble   Trouble
}

// Paper is a document's file.
type Paper struct {
	Name  string
	Bytes []byte
}

// heldCase is a case with what its service knows of it beside the body: the time that searches go by, and whether it may be found.
type heldCase struct {
	Held
	body map[string]any
}

// Held is what a court holds about a case beside what it tells. The zero values of Region and State are taken from the case.
type Held struct {
	Jurisdiction hmcts.Jurisdiction
	ID           string
	State        string
	Region       string    // public law leaves out 7, private law 7 and above
	Changed      time.Time // the last change as searches see it
}

// New is a court without cases, whose clock is now.
func New(now func() time.Time) *Court {
	return &Court{
		now: now, papers: map[string]Paper{}, guardians: map[string][]hmcts.Guardian{},
		tokens: map[string][]string{}, services: []string{"Bearer service"},
	}
}

// Grant lets a token in with the given roles. Without roles the token is valid and may do nothing.
func (c *Court) Grant(token string, roles ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tokens[token] = roles
}

// Revoke makes a token one that nobody issued.
func (c *Court) Revoke(token string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.tokens, token)
}

// AddAnswer adds each case of a recorded answer to a search. A case that is there already is replaced. Each is found at the time of its last
// change, or, if given, at changed.
func (c *Court) AddAnswer(raw []byte, changed ...time.Time) error {
	answer, err := hmcts.Parse(raw)
	if err != nil {
		return fmt.Errorf("add an answer to the court: %w", err)
	}
	for _, told := range answer.Cases {
		held := Held{Jurisdiction: told.Jurisdiction, ID: told.ID, State: told.State, Region: told.Court.Region, Changed: told.LastModified}
		if len(changed) > 0 {
			held.Changed = changed[0]
		}
		if err := c.AddBody(held, told.Raw); err != nil {
			return err
		}
	}
	return nil
}

// AddBody adds or replaces one case with the JSON of its element.
func (c *Court) AddBody(held Held, body []byte) error {
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber() // a case number has more digits than a float64 holds
	added := &heldCase{Held: held}
	if err := decoder.Decode(&added.body); err != nil {
		return fmt.Errorf("add case %s to the court: %w", held.ID, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cases = slices.DeleteFunc(c.cases, func(old *heldCase) bool {
		return old.ID == held.ID && old.Jurisdiction == held.Jurisdiction
	})
	c.cases = append(c.cases, added)
	return nil
}

// AddPaper puts a file behind a document id.
func (c *Court) AddPaper(id string, paper Paper) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.papers[strings.ToLower(id)] = paper
}

// Remove takes a case away without a word, as both services do with a case that is withdrawn.
func (c *Court) Remove(j hmcts.Jurisdiction, id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cases = slices.DeleteFunc(c.cases, func(old *heldCase) bool { return old.ID == id && old.Jurisdiction == j })
}

// find is the case with that number; its caller holds the lock.
func (c *Court) find(j hmcts.Jurisdiction, id string) *heldCase {
	for _, held := range c.cases {
		if held.Jurisdiction == j && held.ID == id {
			return held
		}
	}
	return nil
}

// Filing is one upload that reached the court's store, whether or not it then reached a case.
type Filing struct {
	Jurisdiction hmcts.Jurisdiction
	Case         string
	Type         string
	SentName     string
	Name         string // as the court keeps it
	DocumentID   string
	SHA256       [sha256.Size]byte
	At           time.Time
	Orphan       bool // stored, but in no case: public law, unknown type
	Quarantined  bool // waits for the court's staff: private law
}

// Filings are all uploads that were stored, in order; of one case, or of all when id is "".
func (c *Court) Filings(id string) []Filing {
	c.mu.Lock()
	defer c.mu.Unlock()
	var found []Filing
	for _, f := range c.filings {
		if id == "" || f.Case == id {
			found = append(found, f)
		}
	}
	return found
}

// Guardians are those last sent for a case.
func (c *Court) Guardians(id string) []hmcts.Guardian {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.guardians[id])
}

// Mails is how many notifications the court has sent to parties.
func (c *Court) Mails() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.mails
}

// store keeps a file under a new id; its caller holds the lock.
func (c *Court) store(f Filing, file []byte) Filing {
	f.DocumentID, f.SHA256, f.At = uuid.NewString(), sha256.Sum256(file), c.now()
	c.papers[f.DocumentID] = Paper{f.Name, file}
	c.filings = append(c.filings, f)
	return f
}

// touch stamps a case as changed now; its caller holds the lock.
func (h *heldCase) touch(now time.Time) {
	h.Changed = now.UTC()
	name := "last_modified"
	if h.Jurisdiction == hmcts.Public {
		name = "lastModified"
	}
	h.body[name] = h.Changed.Format("2006-01-02T15:04:05.000")
}

// addTo appends an element to a list in the data of the case.
func (h *heldCase) addTo(data, list string, element map[string]any) {
	inside, ok := h.body[data].(map[string]any)
	if !ok {
		inside = map[string]any{}
		h.body[data] = inside
	}
	before, _ := inside[list].([]any)
	inside[list] = append(before, element)
}

// told is the body as an answer has it now.
func (h *heldCase) told(t Trouble) (json.RawMessage, error) {
	body := maps.Clone(h.body)
	if data, ok := body["case_data"].(map[string]any); ok {
		data = maps.Clone(data)
		renumber(data)
		if t.NoHearings {
			for _, lost := range []string{"hearingData", "courtName", "courtTypeId"} { // all that the hearing service gives
				delete(data, lost)
			}
		}
		body["case_data"] = data
	}
	return json.Marshal(body)
}

// renumber gives the elements of otherDocuments new ids, as every answer does.
func renumber(data map[string]any) {
	list, _ := data["otherDocuments"].([]any)
	var anew []any
	for _, item := range list {
		if element, ok := item.(map[string]any); ok {
			item = map[string]any{"id": uuid.NewString(), "value": element["value"]}
		}
		anew = append(anew, item)
	}
	if anew != nil {
		data["otherDocuments"] = anew
	}
}

var publicHidden = []string{"open", "deleted", "returned"}
var privateShown = []string{"decision_outcome", "prepare_for_hearing_conduct_hearing", "all_final_orders_issued"}

// isTold says whether a search may find the case at all.
func (h *heldCase) isTold() bool {
	region, err := strconv.Atoi(h.Region)
	if h.Jurisdiction == hmcts.Public {
		return !slices.Contains(publicHidden, strings.ToLower(h.State)) && region != 7
	}
	return slices.Contains(privateShown, strings.ToLower(h.State)) && (h.Region == "" || err == nil && region < 7)
}

// clock is the time of the last change as the service's filter sees it, without a zone.
func (h *heldCase) clock() time.Time {
	t := h.Changed.UTC()
	if h.Jurisdiction == hmcts.Public {
		t = calendar.InLondon(t)
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// search gives what changed from one clock time to another, both included; poisoned says that the service breaks over one of the cases.
func (c *Court) search(j hmcts.Jurisdiction, from, to time.Time) (cases []json.RawMessage, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	within := func(t time.Time) bool { return !t.Before(from) && !t.After(to) }
	for _, poison := range c.trouble.Poison {
		if at := (&heldCase{Held: Held{Jurisdiction: j, Changed: poison}}).clock(); within(at) {
			return nil, errPoisoned
		}
	}
	cases = []json.RawMessage{}
	for _, held := range c.cases {
		if held.Jurisdiction == j && held.isTold() && within(held.clock()) && !slices.Contains(c.trouble.LostCases, held.ID) {
			told, err := held.told(c.trouble)
			if err != nil {
				return nil, err
			}
			cases = append(cases, told)
		}
	}
	return cases, nil
}

var errPoisoned = errors.New("one case breaks the whole window")
