//go:build unix

package app

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

var chosen = flag.Uint64("seed", 0, "of the random moments at which programs are killed; any when 0")

// deed is one thing that somebody does. It is done again, the same way, until it is acknowledged.
type deed interface {
	do(r *trial) (acknowledged bool)
	check(r *trial) // that it is on record, once
}

// trial is a script of deeds during which servers and importers are killed by SIGKILL or held up by SIGSTOP, at random moments.
type trial struct {
	*office
	*moments
	shots                      sync.WaitGroup
	starts                     int
	killed, heldUp, cutImports int
	neverServed                int // killed before they did
}

func TestOfARunThatIsKilledAtRandomMomentsNothingAcknowledgedIsLostAndNothingIsFiledTwice(t *testing.T) {
	t.Parallel()
	deeds := 20
	switch {
	case os.Getenv("CANDOUR_LONG") != "":
		deeds = 200
	case ledgertest.Slowed:
		deeds = 9 // each server is slow to begin
	}
	if *chosen == 0 {
		*chosen = rand.Uint64()
	}
	t.Logf("-seed %d", *chosen)
	r := &trial{moments: &moments{chance: rand.New(rand.NewPCG(*chosen, 0))}}
	r.office = openOffice(t, func() time.Duration { return r.under(600 * time.Millisecond) })
	script := r.script(deeds)
	r.began = func(p *program) {
		if r.starts++; r.n(6) == 0 {
			r.shoots(p, r.under(500*time.Millisecond))
		}
	}
	for _, d := range script {
		for ok := false; !ok; ok = d.do(r) {
			r.ready()
		}
	}
	r.settle(script)
	r.desk.Close()
	for _, d := range script {
		d.check(r)
	}
	r.importedAgain(script)
	r.verified()
	r.tell(script)
}

// script is imports, notes and filings, in any order.
func (r *trial) script(n int) []deed {
	r.t.Helper()
	files := r.t.TempDir()
	noted := []ledger.StreamID{r.hers("1700000000000001"), r.hers("1700000000000002")}
	var script []deed
	for i := range n {
		switch i % 3 {
		case 0:
			script = append(script, r.importing(files, i))
		case 1:
			script = append(script, &noting{in: noted[r.n(len(noted))], said: fmt.Sprintf("She is well, and said so %d times.", i)})
		case 2:
			number := fmt.Sprintf("18%014d", i)
			stream := r.hers(number)
			script = append(script, &sending{number: number, in: stream, page: filingPage(r.signs(stream)) + "/send"})
		}
	}
	r.chance.Shuffle(len(script), func(i, j int) { script[i], script[j] = script[j], script[i] })
	return script
}

// ready sees to it that a server serves. It will not do so for long.
func (r *trial) ready() {
	r.t.Helper()
	for r.server == nil || r.server.lost.Err() != nil {
		began := time.Now()
		if err := r.opens(); err != nil {
			if r.server.rest(); r.server.code != -1 {
				r.t.Fatalf("a server ended with %d: %s", r.server.code, r.server.notes.String())
			}
			r.neverServed++
			continue
		}
		r.shoots(r.server, r.under(500*time.Millisecond+2*time.Since(began))) // a slow machine does less in a moment
	}
}

// shoots kills a server after a while; one in four is held up first, for longer than its lease by the clock of the next.
func (r *trial) shoots(p *program, after time.Duration) {
	holdUp := r.n(4) == 0
	if holdUp {
		r.heldUp++
	} else {
		r.killed++
	}
	lives := r.under(500 * time.Millisecond)
	r.shots.Go(func() {
		time.Sleep(after)
		if holdUp {
			p.holdUp(time.Second)
			time.Sleep(lives)
		}
		p.kill()
	})
}

// settle lets servers that nobody harms do what is left.
func (r *trial) settle(script []deed) {
	r.t.Helper()
	r.shots.Wait()
	r.began = nil
	var cases []ledger.StreamID
	for _, d := range script {
		if s, ok := d.(*sending); ok {
			cases = append(cases, s.in)
		}
	}
	for range 5 {
		r.must(r.opens())
		settled := r.settles(cases)
		r.server.finish(r.t)
		if settled {
			return
		}
		r.ahead += time.Hour
	}
	r.t.Error("a filing is on its way for ever")
}

// importing is candour import of two files.
type importing struct {
	files, numbers []string
	said           map[string]bool // the cases that it said were on record
}

func (r *trial) importing(folder string, i int) *importing {
	r.t.Helper()
	d := &importing{said: map[string]bool{}}
	for n := range 2 {
		numbers := []string{fmt.Sprintf("19%012d%d1", i, n), fmt.Sprintf("19%012d%d2", i, n)}
		file := filepath.Join(folder, fmt.Sprintf("%d-%d.json", i, n))
		r.must(os.WriteFile(file, r.answer(numbers...), 0o600))
		d.files, d.numbers = append(d.files, file), append(d.numbers, numbers...)
	}
	return d
}

func (d *importing) do(r *trial) bool {
	r.t.Helper()
	importer := begin(r.t, "candour", []string{folderOf + "=" + r.data}, append([]string{"import", "--json"}, d.files...)...)
	if r.n(3) == 0 {
		r.cutImports++
		defer time.AfterFunc(r.under(700*time.Millisecond), importer.kill).Stop()
	}
	for _, said := range results(importer.rest()) {
		if said.Result != court.Same && (said.Result != court.New || d.said[said.Case]) {
			r.t.Errorf("case %s is %s", said.Case, said.Result)
		}
		d.said[said.Case] = true
	}
	if importer.code > allWell {
		r.t.Errorf("import ended with %d: %s", importer.code, importer.notes.String())
	}
	return importer.code == allWell
}

// results are the cases that an import told of before it ended, or was ended.
func results(out []byte) (all []court.Result) {
	for line := range bytes.Lines(out) {
		var one court.Result
		if json.Unmarshal(line, &one) == nil && one.Case != "" {
			all = append(all, one)
		}
	}
	return all
}

func (d *importing) check(r *trial) {
	r.t.Helper()
	for _, number := range d.numbers {
		if !d.said[number] || r.find(number) == "" {
			r.t.Errorf("case %s: acknowledged %v, on record as %q", number, d.said[number], r.find(number))
		}
	}
}

// importedAgain imports every file once more, which changes nothing.
func (r *trial) importedAgain(script []deed) {
	r.t.Helper()
	args, cases := []string{"import", "--json", "--data", r.data}, 0
	for _, d := range script {
		if d, ok := d.(*importing); ok {
			args, cases = append(args, d.files...), cases+len(d.numbers)
		}
	}
	var out, notes bytes.Buffer
	code := Run(args, strings.NewReader(""), &out, &notes)
	again := results(out.Bytes())
	if code != allWell || len(again) != cases {
		r.t.Errorf("imported again: %d, %d cases of %d: %s", code, len(again), cases, notes.String())
	}
	for _, said := range again {
		if said.Result != court.Same {
			r.t.Errorf("case %s was acknowledged and is %s", said.Case, said.Result)
		}
	}
}

// noting is a note, by the form for notes.
type noting struct {
	in   ledger.StreamID
	said string
	form url.Values
}

func (d *noting) do(r *trial) bool {
	today := time.Now().UTC().Add(-24 * time.Hour)
	return r.sends("/case/"+string(d.in)+"/write-note", &d.form, url.Values{
		"sort": {string(casework.Call)}, "with": {"Ms Ashdown"}, "said": {d.said},
		"when-day": {today.Format("2")}, "when-month": {today.Format("1")}, "when-year": {today.Format("2006")},
	})
}

func (d *noting) check(r *trial) {
	r.t.Helper()
	found := 0
	for _, n := range casework.Of(r.read(d.in)).Notes() {
		if n.Said == d.said {
			found++
		}
	}
	if found != 1 {
		r.t.Errorf("the note “%s” is on record %d times", d.said, found)
	}
}

// sending is a signed report that is sent to the court.
type sending struct {
	number string
	in     ledger.StreamID
	page   string
	form   url.Values
}

func (d *sending) do(r *trial) bool { return r.sends(d.page, &d.form, nil) }

func (d *sending) check(r *trial) {
	r.t.Helper()
	f, atCourt := r.filing(d.in), len(r.court.Filings(d.number))
	switch {
	case atCourt > 1:
		r.t.Errorf("case %s: the court has the report %d times", d.number, atCourt)
	case f.State == court.IsAccepted && atCourt == 0:
		r.t.Errorf("case %s: accepted by a court that has nothing", d.number)
	case f.State != court.IsAccepted && f.State != court.IsUncertain:
		r.t.Errorf("case %s: the filing is %s", d.number, f.State)
	case r.unheard[d.number] && f.State != court.IsUncertain:
		r.t.Errorf("case %s: killed in flight, and the filing is %s", d.number, f.State)
	case f.State == court.IsUncertain && len(f.Sent) != 1:
		r.t.Errorf("case %s: sent %d times before nothing was known of it", d.number, len(f.Sent))
	}
}

// verified checks every byte of the record.
func (r *trial) verified() {
	r.t.Helper()
	if out, code := run(r.t, "verify", "--data", r.data); code != allWell {
		r.t.Errorf("verify: %s", out)
	}
}

// tell says what there was, for whoever reads the log.
func (r *trial) tell(script []deed) {
	counts := map[string]int{}
	for _, d := range script {
		counts[fmt.Sprintf("%T", d)]++
		if s, ok := d.(*sending); ok {
			counts[string(r.filing(s.in).State)]++
		}
	}
	r.t.Logf("%d servers begun, of them %d killed (%d before they served) and %d held up for longer than their lease; %d imports cut off", r.starts,
		r.killed, r.neverServed, r.heldUp, r.cutImports)
	r.t.Logf("acknowledged: %d imports, %d notes, %d filings", counts["*app.importing"], counts["*app.noting"], counts["*app.sending"])
	r.t.Logf("filings: %d accepted, %d uncertain; %d whose answer did not get back; the court counts %d", counts[string(court.IsAccepted)],
		counts[string(court.IsUncertain)], len(r.unheard), len(r.court.Filings("")))
}
