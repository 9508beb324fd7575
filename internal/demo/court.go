package demo

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"time"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/ledger"
	"candour/internal/view"
)

// samplesFiles are answers of the court services to searches, with the court's own test cases (NOTICE).
//
//go:embed samples/*.json
var samplesFiles embed.FS

// Court is the fake court of the demonstration, reached like a real one at an address of this machine.
type Court struct {
	*fake.Court
	base     string
	server   *http.Server
	listener net.Listener
}

// OpenCourt begins to serve a court that knows of no case yet. Its own clock is a little behind, so that what it does is found at once: a court
// is not asked of the last minutes, in which it may still be making up its mind.
func OpenCourt(now func() time.Time) (*Court, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("open the fake court: %w", err)
	}
	c := &Court{Court: fake.New(func() time.Time { return changed(now()) }), base: "http://" + listener.Addr().String(), listener: listener}
	c.server = &http.Server{Handler: c.Gateway(), ReadHeaderTimeout: time.Minute}
	go func() { _ = c.server.Serve(listener) }() // it ends when the court is closed, and then has nothing to say
	return c, nil
}

// Close ends the court.
func (c *Court) Close() error { return c.server.Close() }

// Settings is how one of the two services of the court is reached.
func (c *Court) Settings(j hmcts.Jurisdiction) hmcts.Settings { return c.Court.Settings(j, c.base) }

// Restore tells a court that was opened anew of every case that it told of before, as the record kept it.
func (c *Court) Restore(ctx context.Context, l *ledger.Ledger) error {
	streams, err := view.All[string](ctx, l.DB(), `SELECT stream FROM court_case_1 ORDER BY stream`)
	if err != nil {
		return fmt.Errorf("cases of the court: %w", err)
	}
	for _, stream := range streams {
		if err := c.restore(ctx, l, ledger.StreamID(stream)); err != nil {
			return fmt.Errorf("tell the court of its case: %w", err)
		}
	}
	return nil
}

func (c *Court) restore(ctx context.Context, l *ledger.Ledger, stream ledger.StreamID) error {
	told, some, err := Told(ctx, l, stream)
	if err != nil || !some {
		return err
	}
	c.FillPapers(hmcts.Response{Cases: []hmcts.CourtCase{told}})
	return c.AddBody(fake.Held{
		Jurisdiction: told.Jurisdiction, ID: told.ID, State: told.State, Region: told.Court.Region, Changed: told.LastModified,
	}, told.Raw)
}

// Told is what the court said last of a case; false when it never said anything.
func Told(ctx context.Context, l *ledger.Ledger, stream ledger.StreamID) (hmcts.CourtCase, bool, error) {
	open, err := l.Read(ctx, stream)
	if err != nil {
		return hmcts.CourtCase{}, false, err
	}
	side, err := l.Read(ctx, casework.Of(open).Side)
	if err != nil {
		return hmcts.CourtCase{}, false, err
	}
	return court.SideOf(side).Newest()
}

// sends lets the court tell of the scene's case, or of a change of it, and takes it in as the service does when it has asked.
func (s *scene) sends(c hmcts.CourtCase) {
	if s.err != nil {
		return
	}
	if s.err = s.court.Add(c); s.err != nil {
		return
	}
	raw, err := fake.Render(c)
	if err != nil {
		s.err = err
		return
	}
	for _, read := range s.parse([]byte(`{"total":1,"cases":[` + string(raw) + `]}`)) {
		s.receive(read)
	}
}

// parse reads an answer of the court, of which every case must be readable.
func (s *scene) parse(raw []byte) []hmcts.CourtCase {
	answer, err := hmcts.Parse(raw)
	if err == nil && len(answer.Refused) > 0 {
		err = fmt.Errorf("the court’s case was refused: %s", answer.Refused[0].Why)
	}
	s.err = err
	s.court.FillPapers(answer)
	return answer.Cases
}

// receive takes in one case of the court.
func (s *scene) receive(c hmcts.CourtCase) {
	if s.err != nil {
		return
	}
	window := court.Source{From: ledger.FormatTime(c.LastModified.Add(-hmcts.Overlap)), To: ledger.FormatTime(c.LastModified.Add(hmcts.Lag))}
	taken, err := s.importer.Case(s.ctx, c, window)
	if s.err = err; err == nil {
		s.stream = taken.Case
		s.side = s.state().Side
	}
}

// samples stands among the families for the court's own test cases.
var samples = family{Number: "the court’s samples", Story: "samples"}

// theSamples come from the court as they are, and go to a team of their own, so that they are in nobody's way.
func theSamples(s *scene) {
	s.at(s.worked(-3), 7, 30)
	paths, err := fs.Glob(samplesFiles, "samples/*.json")
	if err != nil {
		s.err = err
	}
	for _, path := range paths {
		raw, err := samplesFiles.ReadFile(path)
		if err != nil {
			s.err = err
			return
		}
		for _, c := range s.parse(raw) {
			s.receive(c)
			s.goesTo("samples")
		}
		if s.err == nil {
			s.err = s.court.AddAnswer(raw)
		}
	}
}
