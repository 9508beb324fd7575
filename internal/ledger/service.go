package ledger

import (
	"context"
	"errors"
	"fmt"
)

// Service is the one stream of the service itself: roles and pack versions are entries there.
type Service struct {
	Stream StreamID
	Demo   bool // the record is a demonstration with invented families, for ever
}

// ServiceRow stands in clear in the table service: which stream is the service's, and the id of the keyring that opens the record.
type ServiceRow struct {
	Stream  StreamID
	Keyring string
}

var (
	// ErrForeignKeyring refuses to open a record with a keyring that is not its own.
	ErrForeignKeyring = errors.New("the keyring is not the one this record was opened with")
	// ErrNotOpened says that a record has no service stream yet.
	ErrNotOpened = errors.New("the record was never opened by a service")
)

// OpenService finds the service stream. On an empty record it makes it, its first entry saying which keyring opens the record and whether
// it is a demonstration; on another, demo changes nothing: ask the answer. It refuses a foreign keyring with ErrForeignKeyring.
func (l *Ledger) OpenService(ctx context.Context, demo bool) (Service, error) {
	row, err := l.serviceRow(ctx)
	if errors.Is(err, ErrNotOpened) {
		row, err = l.nameService(ctx)
	}
	if err != nil {
		return Service{}, err
	}
	if row.Keyring != l.keys.Keyring() {
		return Service{}, ErrForeignKeyring
	}
	return l.readService(ctx, row.Stream, demo)
}

// FindService is the service stream of a record that was opened before, or ErrNotOpened.
func (l *Ledger) FindService(ctx context.Context) (Service, error) {
	row, err := l.serviceRow(ctx)
	if err != nil {
		return Service{}, err
	}
	if row.Keyring != l.keys.Keyring() {
		return Service{}, ErrForeignKeyring
	}
	h, err := l.Read(ctx, row.Stream)
	if err != nil {
		return Service{}, fmt.Errorf("service stream: %w", err)
	}
	return serviceIn(h)
}

func (l *Ledger) serviceRow(ctx context.Context) (ServiceRow, error) {
	row, err := l.engine.Service(ctx)
	if err != nil {
		return row, fmt.Errorf("service stream: %w", err)
	}
	return row, nil
}

// nameService writes which stream is the service's. Of two programs that open an empty record at once, the first names it for both.
func (l *Ledger) nameService(ctx context.Context) (ServiceRow, error) {
	streams, err := l.NewStreams(ctx, 1)
	if err != nil {
		return ServiceRow{}, err
	}
	if err := l.engine.NameService(ctx, ServiceRow{Stream: streams[0], Keyring: l.keys.Keyring()}); err != nil {
		return ServiceRow{}, fmt.Errorf("name the service stream: %w", err)
	}
	return l.serviceRow(ctx)
}

// readService reads the first entry, adding it when a crash or another program left the stream named but empty.
func (l *Ledger) readService(ctx context.Context, stream StreamID, demo bool) (Service, error) {
	h, err := l.Read(ctx, stream)
	if err != nil {
		return Service{}, fmt.Errorf("service stream: %w", err)
	}
	if h.Version > 0 {
		return serviceIn(h)
	}
	first, err := Opened.New(DerivedID(stream, "opened"), ByService("open"), nil, OpenedBody{Keyring: l.keys.Keyring(), Demo: demo})
	if err != nil {
		return Service{}, err
	}
	err = l.Append(ctx, Append{Writes: []Write{{Stream: stream, Expected: 0, Entries: []New{first}}}})
	if moved := new(Moved); err != nil && !errors.As(err, &moved) && !errors.Is(err, ErrReused) {
		return Service{}, fmt.Errorf("open the service stream: %w", err)
	}
	if h, err = l.Read(ctx, stream); err != nil {
		return Service{}, fmt.Errorf("service stream: %w", err)
	}
	return serviceIn(h)
}

func serviceIn(h *History) (Service, error) {
	if h.Version == 0 {
		return Service{}, ErrNotOpened
	}
	body, ok := Opened.In(h.Entries[0])
	if !ok {
		return Service{}, errors.New("the service stream does not begin as one")
	}
	return Service{Stream: h.Stream, Demo: body.Demo}, nil
}
