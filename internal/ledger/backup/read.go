package backup

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"

	"filippo.io/age"
)

var (
	// ErrNotOpened refuses a file that no identity given opens, or that is no backup.
	ErrNotOpened = errors.New("this is no backup that the identity given opens")
	// ErrNotWhole refuses a backup that was cut short or changed.
	ErrNotWhole = errors.New("the backup was cut short or changed: use another")
)

// Check reads a whole backup and puts nothing anywhere.
func Check(in io.Reader, identities ...age.Identity) (About, Manifest, error) {
	return read(in, identities, func(table, [][]any) error { return nil })
}

// read hands over the rows of a backup, member by member in its order, and says at the end that it was whole. Nothing may be believed before.
func read(in io.Reader, identities []age.Identity, take func(t table, rows [][]any) error) (About, Manifest, error) {
	plain, err := age.Decrypt(in, identities...)
	if err != nil {
		return About{}, Manifest{}, ErrNotOpened
	}
	r := &reader{tar: tar.NewReader(plain), take: take}
	if err := r.members(); err != nil {
		return r.about, r.manifest, err
	}
	if _, err := io.Copy(io.Discard, plain); err != nil { // its end is authenticated
		return r.about, r.manifest, errors.Join(ErrNotWhole, err)
	}
	return r.about, r.manifest, r.whole()
}

type reader struct {
	tar      *tar.Reader
	take     func(table, [][]any) error
	about    About
	manifest Manifest
	sums     []*summing
	ended    bool
}

func (r *reader) members() error {
	for first := true; ; first = false {
		member, err := r.tar.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errors.Join(ErrNotWhole, err)
		}
		if err := r.member(member, first); err != nil {
			return err
		}
	}
}

// mostMember bounds what is read at once: a chunk, and one row as long as any.
const mostMember = 64 << 20

func (r *reader) member(member *tar.Header, first bool) error {
	if member.Size > mostMember || r.ended || first != (member.Name == aboutName) {
		return ErrNotWhole
	}
	content, err := io.ReadAll(r.tar)
	switch {
	case err != nil:
		return errors.Join(ErrNotWhole, err)
	case first:
		return r.begins(content)
	case member.Name == manifestName:
		r.ended = true
		return decode(content, &r.manifest)
	default:
		return r.rows(path.Dir(member.Name), content)
	}
}

func (r *reader) begins(content []byte) error {
	if err := decode(content, &r.about); err != nil {
		return err
	}
	if r.about.Format != format {
		return fmt.Errorf("%w: its format is %q", ErrNotOpened, r.about.Format)
	}
	return nil
}

func decode(content []byte, into any) error {
	if err := json.Unmarshal(content, into); err != nil {
		return errors.Join(ErrNotWhole, err)
	}
	return nil
}

// rows reads a member's rows of a table.
func (r *reader) rows(name string, content []byte) error {
	t, err := tableOf(name)
	if err != nil {
		return errors.Join(ErrNotWhole, err)
	}
	sum := r.sum(name)
	var all [][]any
	for left := bytes.NewReader(content); left.Len() > 0; {
		begins := len(content) - left.Len()
		row, err := readRow(left, len(t.columns))
		if err != nil {
			return errors.Join(ErrNotWhole, err)
		}
		sum.add(content[begins : len(content)-left.Len()])
		all = append(all, row)
	}
	return r.take(t, all)
}

func (r *reader) sum(name string) *summing {
	i := slices.IndexFunc(r.sums, func(s *summing) bool { return s.name == name })
	if i < 0 {
		i = len(r.sums)
		r.sums = append(r.sums, sumOf(name))
	}
	return r.sums[i]
}

// whole compares what was read with what the manifest says was written.
func (r *reader) whole() error {
	if !r.ended || r.manifest.ID != r.about.ID {
		return ErrNotWhole
	}
	for _, s := range r.sums {
		if !slices.ContainsFunc(r.manifest.Tables, func(m Sum) bool { return m.Table == s.name }) {
			return ErrNotWhole
		}
	}
	for _, written := range r.manifest.Tables {
		if r.sum(written.Table).sum() != written {
			return fmt.Errorf("%w (%s)", ErrNotWhole, written.Table)
		}
	}
	return nil
}
