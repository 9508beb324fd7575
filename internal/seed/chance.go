package seed

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/google/uuid"

	"candour/internal/ledger"
)

// chance draws what is left to chance in one part of a service, and draws it alike each time.
type chance struct{ *rand.Rand }

// chance is that of the n-th thing of a sort.
func (s Service) chance(sort string, n int) chance {
	sum := s.sum(sort, n)
	return chance{rand.New(rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16])))}
}

func (s Service) sum(sort string, n int) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "candour seed 1\n%d %s %d", s.Seed, sort, n))
}

// stream is the name of the n-th stream of a sort: a random UUID to look at.
func (s Service) stream(sort string, n int) ledger.StreamID {
	sum := s.sum(sort+" stream", n)
	u := uuid.UUID(sum[:16])
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	return ledger.StreamID(u.String())
}

// entry is the id of an entry made at a time, as a form would have carried it.
func (c chance) entry(at time.Time) ledger.EntryID {
	var u uuid.UUID
	binary.BigEndian.PutUint64(u[:8], uint64(at.UnixMilli())<<16|c.Uint64()&0x0fff|0x7000)
	binary.BigEndian.PutUint64(u[8:], c.Uint64()&(1<<62-1)|1<<63)
	return ledger.EntryID(u.String())
}

// oneIn is true one time in n.
func (c chance) oneIn(n int) bool { return c.IntN(n) == 0 }

// between is a number from one up to and with another.
func (c chance) between(from, to int) int { return from + c.IntN(to-from+1) }

// one of several.
func one[T any](c chance, of []T) T { return of[c.IntN(len(of))] }

// common is one of several of which the first come most often, as surnames do.
func (c chance) common(of []string) string {
	x := c.Float64()
	return of[int(x*x*float64(len(of)))]
}

func list(text string) []string { return strings.Fields(text) }
