package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Program and Eraser are the logins that tests migrate for.
const (
	Program = "candour"
	Eraser  = "candour_eraser"
)

// Database makes an empty database with a name of its own and answers its address as the server's administrator. Logins are there too.
func (s *Server) Database(ctx context.Context) (string, error) {
	name := named()
	db, err := pgx.Connect(ctx, s.admin.String())
	if err != nil {
		return "", fmt.Errorf("connect: %w", err)
	}
	for _, login := range []string{Program, Eraser} {
		if err := makeLogin(ctx, db, login); err != nil {
			return "", errors.Join(err, db.Close(ctx))
		}
	}
	return s.address(name), errors.Join(create(ctx, db, name), db.Close(ctx))
}

// Like makes a database with a name of its own that begins as another one is, to which nobody is connected: what takes a migration a third of a second is
// copied in a fraction of it.
func (s *Server) Like(ctx context.Context, template string) (string, error) {
	u, err := url.Parse(template)
	if err != nil {
		return "", errors.New("the template is no address")
	}
	name := named()
	return s.address(name), s.does(ctx, `CREATE DATABASE `+name+` TEMPLATE `+strings.TrimPrefix(u.Path, "/"))
}

// Drop removes a database, and ends whatever is connected to it.
func (s *Server) Drop(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return errors.New("what is to be dropped is no address")
	}
	return s.does(ctx, `DROP DATABASE `+strings.TrimPrefix(u.Path, "/")+` WITH (FORCE)`)
}

// does runs a statement as the server's administrator.
func (s *Server) does(ctx context.Context, statement string) error {
	db, err := pgx.Connect(ctx, s.admin.String())
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	_, err = db.Exec(ctx, statement)
	return errors.Join(err, db.Close(ctx))
}

// named is a name that no other database has.
func named() string { return "candour_" + strings.ReplaceAll(uuid.NewString(), "-", "") }

// Pair makes an empty database and beside it one for its keys, and answers the first's address.
func (s *Server) Pair(ctx context.Context) (string, error) {
	record, err := s.Database(ctx)
	if err != nil {
		return "", err
	}
	db, err := pgx.Connect(ctx, s.admin.String())
	if err != nil {
		return "", fmt.Errorf("connect: %w", err)
	}
	u, err := url.Parse(record)
	if err != nil {
		return "", errors.Join(err, db.Close(ctx))
	}
	err = create(ctx, db, strings.TrimPrefix(u.Path, "/")+"_keys")
	return record, errors.Join(err, db.Close(ctx))
}

func create(ctx context.Context, db *pgx.Conn, name string) error {
	_, err := db.Exec(ctx, `CREATE DATABASE `+name+` TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`)
	return err
}

// makeLogin makes a login unless another test has.
func makeLogin(ctx context.Context, db *pgx.Conn, login string) error {
	_, err := db.Exec(ctx, `DO $$ BEGIN CREATE ROLE `+login+` LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
	return err
}

func (s *Server) address(database string) string {
	u := s.admin
	u.Path = "/" + database
	return u.String()
}

// As is the same database under another login.
func As(address, login string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.User = url.User(login)
	return u.String()
}
