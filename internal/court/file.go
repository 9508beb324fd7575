package court

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"candour/internal/court/hmcts"
	"candour/internal/fault"
)

// Result is what became of one case of a file: one line of candour import --json. Paths are JSON Pointers from the root of the file, every leaf
// of the case is in exactly one class, and no value that is or might be confidential is in it.
type Result struct {
	File         string             `json:"file"`
	Jurisdiction hmcts.Jurisdiction `json:"jurisdiction"`
	Case         string             `json:"case"` // the court's number
	Result       Verdict            `json:"result"`
	hmcts.Account
	Documents int       `json:"documents"`
	Errors    []Mistake `json:"errors"`
}

// FileResult is the last line of a file: the leaves outside any case, and what was wrong with the file as a whole.
type FileResult struct {
	File  string `json:"file"`
	Cases int    `json:"cases"`
	hmcts.Account
	Errors []Mistake `json:"errors"`
}

// Mistake is what was wrong, and where: a path from the root of the file, or the byte at which it begins or stopped being readable. Why says
// it in a sentence for whoever imports, and Cause for the log.
type Mistake struct {
	File  string `json:"file"`
	Path  string `json:"path"`
	Byte  int64  `json:"byte"`
	Why   string `json:"-"`
	Cause error  `json:"-"`
}

// Refused reports whether nothing was taken of the case or, for a file, anything of it was refused.
func (r Result) Refused() bool { return r.Result == Refused }

// Refused reports whether the file could not be read at all.
func (r FileResult) Refused() bool { return len(r.Errors) > 0 }

// File imports one file with an answer of a court to a search. A case that is refused loses none of the others, and a file that cannot be
// read is a result too. Results come in the order of the file.
func (i *Importer) File(ctx context.Context, name string, raw []byte) ([]Result, FileResult) {
	i.start()
	response, err := hmcts.Parse(raw)
	whole := FileResult{File: name, Cases: len(response.Cases) + len(response.Refused), Account: response.Outside, Errors: []Mistake{}}
	if err != nil {
		whole.Account, whole.Errors = emptyAccount(), []Mistake{mistakeOf(name, err)}
		return nil, whole
	}
	results := i.cases(ctx, name, response.Cases)
	for _, refused := range response.Refused {
		results = append(results, Result{
			File: name, Jurisdiction: response.Jurisdiction, Case: refused.ID, Result: Refused, Account: refused.Account,
			Errors: []Mistake{{File: name, Path: refused.Path, Byte: refused.Byte, Why: refused.Why}},
		})
	}
	return results, whole
}

// cases imports the cases of a file, each to its own result.
func (i *Importer) cases(ctx context.Context, file string, cases []hmcts.CourtCase) []Result {
	results := make([]Result, len(cases))
	i.atOnce(len(cases), func(n int) { results[n] = i.one(ctx, file, cases[n]) })
	return results
}

// each imports cases, and gives what was wrong with each.
func (i *Importer) each(ctx context.Context, cases []hmcts.CourtCase, from Source) []error {
	i.start()
	errs := make([]error, len(cases))
	i.atOnce(len(cases), func(n int) { _, errs[n] = i.Case(ctx, cases[n], from) })
	return errs
}

// atOnce does many things at once, so that they share commits.
func (i *Importer) atOnce(of int, do func(n int)) {
	next, done := make(chan int), 0
	var workers sync.WaitGroup
	var telling sync.Mutex
	for range min(i.AtOnce, of) {
		workers.Go(func() {
			for n := range next {
				do(n)
				telling.Lock()
				done++
				i.progress(done, of)
				telling.Unlock()
			}
		})
	}
	for n := range of {
		next <- n
	}
	close(next)
	workers.Wait()
}

func (i *Importer) progress(done, of int) {
	if i.Progress != nil {
		i.Progress(done, of)
	}
}

// one imports a case; whatever happens to it is its own result.
func (i *Importer) one(ctx context.Context, file string, c hmcts.CourtCase) Result {
	r := Result{File: file, Jurisdiction: c.Jurisdiction, Case: c.ID, Documents: len(c.Documents), Errors: []Mistake{}}
	in, err := i.Case(ctx, c, Source{File: filepath.Base(file)})
	r.Result, r.Account = in.Verdict, in.Account
	if err != nil {
		why := whyRefused(err)
		r.Result, r.Account = Refused, allIgnored(c, why)
		r.Errors = []Mistake{{File: file, Path: c.Path, Why: why, Cause: err}}
	}
	return r
}

func whyRefused(err error) string {
	if sentence := fault.Sentence(err); sentence != "" {
		return sentence
	}
	return "It could not be put on record. Nothing of it was taken; import the file again."
}

func mistakeOf(file string, err error) Mistake {
	m := Mistake{File: file, Why: fault.Sentence(err), Cause: err}
	if broken := new(hmcts.BrokenPayload); errors.As(err, &broken) {
		m.Byte = broken.Byte
	}
	return m
}

func emptyAccount() hmcts.Account {
	return hmcts.Account{Ignored: []hmcts.Ignored{}, Unknown: []hmcts.Unknown{}, Contradictory: []hmcts.Contradiction{}, Confidential: []string{}}
}

// allIgnored is the account of a case of which nothing was taken: every leaf is ignored.
func allIgnored(c hmcts.CourtCase, why string) hmcts.Account {
	account, seen := emptyAccount(), map[string]bool{}
	d := json.NewDecoder(bytes.NewReader(c.Raw))
	d.UseNumber()
	eachLeaf(d, c.Path, func(path string) {
		if !seen[path] { // JSON allows a name twice
			account.Ignored = append(account.Ignored, hmcts.Ignored{Path: path, Why: why})
		}
		seen[path] = true
	})
	return account
}

var escapes = strings.NewReplacer("~", "~0", "/", "~1")

// eachLeaf calls with the JSON Pointer of each leaf of the next value.
func eachLeaf(d *json.Decoder, path string, leaf func(string)) {
	token, err := d.Token()
	open, container := token.(json.Delim)
	switch {
	case errors.Is(err, io.EOF) || err != nil:
		return
	case !container:
		leaf(path)
		return
	}
	for n := 0; d.More(); n++ {
		name := strconv.Itoa(n)
		if open == '{' {
			key, _ := d.Token() // the payload was parsed before, so that this is a name
			name, _ = key.(string)
		}
		eachLeaf(d, path+"/"+escapes.Replace(name), leaf)
	}
	_, _ = d.Token() // the closing bracket
}
