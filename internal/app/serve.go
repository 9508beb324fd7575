package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"candour/internal/clamav"
	"candour/internal/court/hmcts"
	"candour/internal/demo"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/store"
)

type serveCommand struct {
	place
	elsewhere
	outgoing
	alarmed
	provided
	Addr    string `env:"CANDOUR_ADDR" default:"localhost:8080" help:"Address to listen on. Put a TLS proxy in front for anything but this machine."`
	Health  string `env:"CANDOUR_HEALTH" default:"localhost:8081" help:"Address on which /healthz, /readyz and /metrics answer whoever watches over the service; empty for none. Not for the public."`
	Proxied bool   `env:"CANDOUR_PROXIED" help:"People come through a TLS proxy that says in X-Forwarded-For who asks: cookies are for TLS only, and wrong passwords close the door to that address and not to the proxy."`
	Duty    string `name:"duty-telephone" env:"CANDOUR_DUTY_TELEPHONE" placeholder:"NUMBER" help:"Telephone number of the duty manager, for what opens to nobody in an emergency."`
	Second  bool   `name:"second-factor" env:"CANDOUR_SECOND_FACTOR" help:"Ask a second factor, a one-time code, of everybody who has a role, administrators among them. Who has none sets one up before they come in."`
	Clamd   string `name:"clamd-socket" env:"CANDOUR_CLAMD_SOCKET" placeholder:"FILE" help:"Unix socket of ClamAV's daemon on this machine. Every file from outside is then looked at before it is kept, and refused when it is known to do harm or could not be looked at."`
	Courts  string `env:"CANDOUR_COURTS" help:"File of the court services to talk to (YAML: jurisdiction, search, document, upload, token_file, header_files). Without it, cases come by import or by hand."`
}

var errDemoFolder = errors.New("the data folder holds a demonstration with invented families: serve a folder of its own, or run candour demo")

// Run serves until it is told to stop, and then finishes what is under way.
func (c serveCommand) Run(ctx context.Context, s streams) error {
	if demo.IsIn(c.Data) {
		return errDemoFolder
	}
	if err := mayListen(c.Addr); err != nil {
		return usage{err}
	}
	courts, err := loadCourts(c.Courts)
	if err != nil {
		return err
	}
	return c.serve(ctx, s, courts)
}

// readOnly is what every page says of a record that was brought back and lacks what was published.
const readOnly = "This record was brought back from a backup and lacks what was recorded after it. It can be read and not changed."

// serve serves the folder's service, which talks to these courts.
func (c serveCommand) serve(ctx context.Context, s streams, courts []hmcts.Settings) error {
	ways, err := c.ways()
	if err == nil {
		err = c.alarmed.check(ways)
	}
	if err != nil {
		return err
	}
	at, err := c.at(c.Site, c.now)
	if err != nil {
		return err
	}
	measured := newMetrics()
	c.appended = measured.appended
	record, features, err := c.openAs(ctx, store.Place{Behind: true})
	if err != nil {
		return err
	}
	defer record.Close()
	if record.Service.Demo {
		return errDemoFolder
	}
	how := manner{courts: courts, tells: c.Tells, cache: c.cache(), proxied: c.Proxied, second: c.Second, clamd: clamav.Clamd{Socket: c.Clamd}, provider: at, groups: c.Teams, ways: ways, site: c.Site, duty: c.Duty, log: slog.New(slog.NewTextHandler(s.notes, nil))}
	behind, err := backup.Behind(ctx, record.Engine.DB())
	switch {
	case err != nil:
		return err
	case behind != "":
		fmt.Fprintln(s.notes, "candour: this record lacks what was published. It is served to be read only, until candour restore --go-on.")
		how.readOnly, how.banner = true, readOnly
		record.Ledger.Hold(readOnly)
	default:
		if how.seals, err = newSealing(ctx, record, c.keys(), c.elsewhere, how.log); err != nil {
			return err
		}
	}
	service, err := newService(record, features, how)
	if err != nil {
		return err
	}
	defer service.close()
	if len(c.Alarm) > 0 {
		service.alarm = &alarm{ways: ways, to: c.Alarm, look: service.troubles, clock: record.Ledger.Now, log: how.log}
	}
	stop, err := service.watched(measured, how.log).serve(c.Health)
	if err != nil {
		return err
	}
	defer stop()
	return listen(ctx, s, c.Addr, service)
}

// mayListen refuses, before anything is opened, what is no address at all.
func mayListen(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return fmt.Errorf("the address %q is not a name and a port, such as localhost:8080", addr)
	}
	return nil
}

// listen prints the address on the first line and serves on it until ctx ends. Then it takes nothing new, lets requests and the job under way
// end, and seals.
func listen(ctx context.Context, s streams, addr string, service *service) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	if err := service.ask(ctx); err != nil {
		return err
	}
	fmt.Fprintln(s.out, reachedAt(listener.Addr()))
	server := &http.Server{Handler: service.handler, ConnState: service.connection, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute}
	jobs, stopJobs := context.WithCancel(context.Background())
	finished := service.work(jobs)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err = <-failed:
	case <-ctx.Done():
		service.leaves()
		err = shutDown(server)
	}
	stopJobs()
	<-finished
	return errors.Join(err, service.sealed())
}

// graceful is how long requests under way may take to end.
const graceful = 20 * time.Second

func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), graceful)
	defer cancel()
	return server.Shutdown(ctx)
}

// reachedAt is the address as one types it into a browser.
func reachedAt(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return "http://" + a.String()
	}
	if tcp.IP.IsLoopback() {
		return fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	return "http://" + tcp.String()
}
