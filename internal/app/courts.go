package app

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/goccy/go-yaml"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/disclosure"
	"candour/internal/guardian"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// courtEntry is one court service as an operator writes it down. Secrets stand in files of their own and never in this one.
type courtEntry struct {
	Jurisdiction hmcts.Jurisdiction `yaml:"jurisdiction"` // public or private
	Search       string             `yaml:"search"`       // https://…/cases
	Document     string             `yaml:"document"`     // https://…/cases/documents/{document}/binary
	Upload       string             `yaml:"upload"`       // https://…/cases/{case}/document
	Guardians    string             `yaml:"guardians"`    // public law only
	TokenFile    string             `yaml:"token_file"`   // holds the access token, renewed by whoever obtains it
	HeaderFiles  map[string]string  `yaml:"header_files"` // header name to the file that holds its value
}

// loadCourts reads the courts that a service talks to. Without a file it talks to none, and cases come by import or by hand.
func loadCourts(path string) ([]hmcts.Settings, error) {
	if path == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, usage{fmt.Errorf("the file of courts: %w", err)}
	}
	var entries []courtEntry
	if err := yaml.UnmarshalWithOptions(raw, &entries, yaml.Strict()); err != nil {
		return nil, usage{fmt.Errorf("the file of courts: %w", err)}
	}
	settings := make([]hmcts.Settings, len(entries))
	for i, e := range entries {
		if settings[i], err = e.settings(); err != nil {
			return nil, err
		}
	}
	return settings, nil
}

func (e courtEntry) settings() (hmcts.Settings, error) {
	headers := map[string]string{}
	for name, file := range e.HeaderFiles {
		value, err := secretIn(file)
		if err != nil {
			return hmcts.Settings{}, err
		}
		headers[name] = value
	}
	return hmcts.Settings{
		Jurisdiction: e.Jurisdiction, Search: e.Search, Document: e.Document, Upload: e.Upload, Guardians: e.Guardians, Headers: headers,
		Token: tokenIn(e.TokenFile),
	}, nil
}

// tokenIn is an access token that another program keeps fresh in a file; it is read again for each call.
func tokenIn(file string) hmcts.TokenSource {
	return func(context.Context, bool) (string, error) { return secretIn(file) }
}

func secretIn(file string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("a secret’s file cannot be read: %w", err)
	}
	return strings.TrimSpace(string(raw)), nil
}

// courts is the service's dealings with the courts it knows.
type courts struct {
	importer *court.Importer
	clients  map[hmcts.Jurisdiction]*hmcts.Client
	pollers  []*court.Poller
	fetcher  court.Fetcher
	sender   court.Sender
	teller   guardian.Teller
	cursors  job.Cursors
}

func newCourts(record *store.Record, f *features, settings []hmcts.Settings, incoming ledger.Files, reader disclosure.Reader, log *slog.Logger) (*courts, error) {
	c := &courts{
		importer: &court.Importer{Ledger: record.Ledger, Pack: f.pack, Service: record.Service.Stream},
		clients:  map[hmcts.Jurisdiction]*hmcts.Client{},
		cursors:  job.Cursors{DB: record.Engine.Writer()},
	}
	for _, s := range settings {
		client, err := hmcts.NewClient(s, hmcts.NewDialer(s.Hosts()...))
		if err != nil {
			return nil, fmt.Errorf("the court of %s law: %w", s.Jurisdiction, err)
		}
		c.clients[s.Jurisdiction] = client
		c.pollers = append(c.pollers, &court.Poller{Client: client, Importer: c.importer, Cursors: c.cursors, Log: log})
	}
	c.fetcher = court.Fetcher{Ledger: record.Ledger, Files: incoming, Clients: c.clients, Log: log}
	c.sender = court.Sender{Ledger: record.Ledger, Files: record.Files, Uploaders: c.uploaders(), Reader: reader, Log: log}
	c.teller = guardian.Teller{Ledger: record.Ledger, Log: log}
	if public := c.clients[hmcts.Public]; public != nil { // or the teller would have a court that is nil
		c.teller.Court = public
	}
	return c, nil
}

// uploaders are the clients, as what takes filings.
func (c *courts) uploaders() map[hmcts.Jurisdiction]court.Uploader {
	uploaders := map[hmcts.Jurisdiction]court.Uploader{}
	for j, client := range c.clients {
		uploaders[j] = client
	}
	return uploaders
}

// handlers are what does each kind of job with the courts.
func (c *courts) handlers() map[string]job.Handler {
	handlers := map[string]job.Handler{court.FetchJob: c.fetcher.Fetch, court.FileJob: c.sender.Send, court.TakeOverJob: c.importer.TakeOver, guardian.TellJob: c.teller.Tell}
	for _, p := range c.pollers {
		handlers[court.PollJob(p.Client.Jurisdiction())] = p.Poll
	}
	return handlers
}

// ask puts the jobs on record that poll for as long as the service runs.
func (c *courts) ask(ctx context.Context) error {
	for _, p := range c.pollers {
		if err := p.Ask(ctx); err != nil {
			return err
		}
	}
	return nil
}

// feeds tell how far each court has been read.
func (c *courts) feeds() court.Feeds {
	feeds := court.Feeds{Cursors: c.cursors}
	for _, p := range c.pollers {
		feeds.Courts = append(feeds.Courts, p.Client.Jurisdiction())
	}
	return feeds
}
