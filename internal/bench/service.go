package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"candour/internal/access"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/internal/web"
)

// Service is the whole service over a record, as it is served.
type Service struct {
	Handler  http.Handler
	Unlooked http.Handler // the same without a record of who looked, to measure what that costs; nobody is served by it
	Record   *store.Record
	Pack     *pack.Pack
	Tell     job.Handler // tells every record that rests on the stream of the job how that now stands
}

// Open opens the service over the record of a folder, which is begun where there is none.
type Open func(ctx context.Context, folder string) (*Service, error)

// Office is a service at which one practitioner works, whose cases are all of 300 entries.
type Office struct {
	*Service
	Cases  []ledger.StreamID
	open   func(context.Context) (*Service, error)
	worker access.Person
	cookie *http.Cookie
}

// NewOffice opens a service in a folder that is empty, employs a practitioner and signs them in. They have no case yet.
func NewOffice(ctx context.Context, open Open, folder string) (*Office, error) {
	o := &Office{open: func(ctx context.Context) (*Service, error) { return open(ctx, folder) }}
	var err error
	if o.Service, err = o.open(ctx); err != nil {
		return nil, fmt.Errorf("open a service: %w", err)
	}
	if err := o.prepare(ctx); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// Close closes the service's record.
func (o *Office) Close() error { return o.Record.Close() }

// Restart closes the service and opens it anew over the same record: it then knows of no case until it has read it.
func (o *Office) Restart(ctx context.Context) error {
	if err := o.Close(); err != nil {
		return fmt.Errorf("close the service: %w", err)
	}
	again, err := o.open(ctx)
	if err != nil {
		return fmt.Errorf("open the service again: %w", err)
	}
	o.Service = again
	return nil
}

func (o *Office) prepare(ctx context.Context) error {
	var err error
	if o.worker, err = o.employ(ctx, "Ruth Adeyemi", access.Practitioner); err != nil {
		return fmt.Errorf("employ a practitioner: %w", err)
	}
	o.cookie, err = o.signIn(ctx, o.worker.ID)
	return err
}

// employ adds somebody, who manages teams if any are named. Their role is confirmed by somebody who is neither them nor who asked.
func (o *Office) employ(ctx context.Context, name string, role access.Role, manages ...ledger.StreamID) (access.Person, error) {
	l, service := o.Record.Ledger, o.Record.Service.Stream
	made, err := l.NewStreams(ctx, 2)
	if err != nil {
		return access.Person{}, err
	}
	who := access.Person{ID: made[0], Name: name}
	change, err := access.AddNewcomer(&access.People{}, access.Host, service, ledger.NewEntryID(), access.Newcomer{Person: who.ID, Name: who.Name, Role: role})
	if err != nil {
		return who, err
	}
	asked := ledger.Ref{Stream: service, Entry: change.Entries[service][1].ID}
	m := &ledger.Making{By: ledger.By(made[1])}
	ledger.Put(m, service, access.RoleConfirmed, ledger.NewEntryID(), nil, access.RoleWordBody{Asked: asked})
	for _, team := range manages {
		ledger.Put(m, service, access.TeamJoined, ledger.NewEntryID(), nil, access.MemberBody{Person: who.ID, Team: team, Manages: true})
	}
	confirmed, err := m.Done()
	if err != nil {
		return who, err
	}
	change.Add(service, confirmed.Entries[service]...)
	_, err = l.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: service, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) { return change, nil },
	})
	return who, err
}

// Take gives the practitioner so many cases more.
func (o *Office) Take(ctx context.Context, n int, progress func(done, of int)) error {
	for i := range n {
		stream, err := tellCase(ctx, o.Record.Ledger, o.Pack, o.worker, len(o.Cases)+1)
		if err != nil {
			return err
		}
		o.Cases = append(o.Cases, stream)
		progress(i+1, n)
	}
	return nil
}

// Show asks for the page of a case as the practitioner's browser does, without a network between them.
func (o *Office) Show(ctx context.Context, stream ledger.StreamID) error {
	return o.show(ctx, o.cookie, casePath(stream))
}

// show asks for a page as somebody's browser does, without a network between them.
func (s *Service) show(ctx context.Context, who *http.Cookie, path string) error {
	return shown(ctx, s.Handler, who, path)
}

func shown(ctx context.Context, by http.Handler, who *http.Cookie, path string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	req.AddCookie(who)
	w := &unread{header: http.Header{}, status: http.StatusOK}
	by.ServeHTTP(w, req)
	if w.status != http.StatusOK {
		return fmt.Errorf("a page was answered with %d", w.status)
	}
	return nil
}

// signIn is what a person's browser holds once they are signed in.
func (s *Service) signIn(ctx context.Context, who ledger.StreamID) (*http.Cookie, error) {
	sessions := access.Sessions{DB: s.Record.Engine.Writer(), Clock: s.Record.Ledger.Now}
	token, err := sessions.Begin(ctx, who)
	if err != nil {
		return nil, fmt.Errorf("sign a person in: %w", err)
	}
	return &http.Cookie{Name: web.Cookie, Value: token}, nil
}

// unread is an answer that nobody reads.
type unread struct {
	header http.Header
	status int
}

func (u *unread) Header() http.Header         { return u.header }
func (u *unread) Write(b []byte) (int, error) { return len(b), nil }
func (u *unread) WriteHeader(status int)      { u.status = status }
