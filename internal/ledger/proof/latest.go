package proof

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger"
)

// name is a stream's UUID without its hyphens, place where a stream stood, and stood which did: millions of them are held at once.
type (
	name  [16]byte
	place struct {
		version int64
		link    ledger.Hash
	}
	stood struct {
		name
		place
	}
)

// nameIn reads the text of a stream's name, and refuses any but the stored form of a UUID.
func nameIn(text []byte) (n name, ok bool) {
	if len(text) != uuidLength {
		return n, false
	}
	for i, from := 0, 0; i < len(n); i++ {
		if from == 8 || from == 13 || from == 18 || from == 23 {
			if text[from] != '-' {
				return n, false
			}
			from++
		}
		high, low := digits[text[from]], digits[text[from+1]]
		if high|low > 0xf {
			return n, false
		}
		n[i] = high<<4 | low
		from += 2
	}
	return n, true
}

const uuidLength = 36

// digits are what hexadecimal digits stand for; 255 for any other byte.
var digits = func() (all [256]byte) {
	for i := range all {
		all[i] = 255
	}
	for i, c := range []byte("0123456789abcdef") {
		all[c] = byte(i)
	}
	return all
}()

// append writes the name with its hyphens.
func (n name) append(b []byte) []byte {
	b = append(hex.AppendEncode(b, n[:4]), '-')
	b = append(hex.AppendEncode(b, n[4:6]), '-')
	b = append(hex.AppendEncode(b, n[6:8]), '-')
	b = append(hex.AppendEncode(b, n[8:10]), '-')
	return hex.AppendEncode(b, n[10:])
}

// latestIn is where each stream stood last among the first records of the log. Records never change, so that several read them at once.
func latestIn(ctx context.Context, db querier, size int64) ([]stood, error) {
	parts := make([][]stood, cores())
	errs := make([]error, len(parts))
	var reading sync.WaitGroup
	for i := range parts {
		reading.Go(func() {
			n := int64(len(parts))
			parts[i], errs[i] = latestBetween(ctx, db, size*int64(i)/n, size*int64(i+1)/n)
		})
	}
	reading.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return latest(slices.Concat(parts...)), nil
}

// cores is among how many the work on a census is divided.
func cores() int { return min(runtime.GOMAXPROCS(0), 4) }

// fewest is how many places are held at least before older ones are dropped.
const fewest = 1 << 18

func latestBetween(ctx context.Context, db querier, from, to int64) ([]stood, error) {
	rows, err := db.QueryContext(ctx, `SELECT stream, version, link FROM log_record WHERE +n >= $1 AND +n < $2`, from, to) // the plus has SQLite read the table as it lies, and not by its index
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []stood
	most := fewest
	var stream, link sql.RawBytes
	for rows.Next() {
		var at stood
		if err := rows.Scan(&stream, &at.version, &link); err != nil {
			return nil, err
		}
		named, ok := nameIn(stream)
		if !ok || copy(at.link[:], link) != len(at.link) {
			return nil, errBroken
		}
		at.name = named
		if all = append(all, at); len(all) >= most {
			all = latest(all)
			most = max(fewest, 2*len(all))
		}
	}
	return all, rows.Err()
}

// latest sorts places by stream and leaves the last of each.
func latest(all []stood) []stood {
	all = byName(all)
	last := all[:0]
	for _, at := range all {
		switch n := len(last); {
		case n == 0 || last[n-1].name != at.name:
			last = append(last, at)
		case at.version > last[n-1].version:
			last[n-1] = at
		}
	}
	return last
}

// byName sorts places by stream. Many are first put into as many heaps as two bytes of the name make, since names are random.
func byName(all []stood) []stood {
	if len(all) < 1<<12 {
		return sortedByName(slices.Clone(all))
	}
	heaps := make([]int, 1<<16+1)
	heap := func(n name) int { return int(n[0])<<8 | int(n[1]) }
	for _, at := range all {
		heaps[heap(at.name)+1]++
	}
	for i := 1; i < len(heaps); i++ {
		heaps[i] += heaps[i-1]
	}
	next, sorted := slices.Clone(heaps), make([]stood, len(all))
	for _, at := range all {
		h := heap(at.name)
		sorted[next[h]] = at
		next[h]++
	}
	inParts(len(heaps)-1, func(from, to int) {
		for h := from; h < to; h++ {
			sortedByName(sorted[heaps[h]:heaps[h+1]])
		}
	})
	return sorted
}

func sortedByName(all []stood) []stood {
	slices.SortFunc(all, func(a, b stood) int { return bytes.Compare(a.name[:], b.name[:]) })
	return all
}

// inParts has as many goroutines as there are cores do a part of the numbers up to n each, when there are enough of them.
func inParts(n int, do func(from, to int)) {
	if n < 1000 {
		do(0, n)
		return
	}
	parts := cores()
	var working sync.WaitGroup
	for i := range parts {
		working.Go(func() { do(n*i/parts, n*(i+1)/parts) })
	}
	working.Wait()
}

// censusOf counts streams that are sorted by name.
func censusOf(size int64, all []stood) Census {
	c := Census{Size: size, Streams: int64(len(all))}
	if len(all) > 0 {
		c.Root = rootOf(leavesOf(all))
	}
	return c
}

// leavesOf are the leaves of a census: the hashes of heads as they stand in the log.
func leavesOf(all []stood) []tlog.Hash {
	leaves := make([]tlog.Hash, len(all))
	inParts(len(all), func(from, to int) {
		text := append(make([]byte, 0, 256), 0) // which begins the hash of a record, as RFC 6962 has it
		text = append(text, headLine...)
		begun := len(text)
		for i := from; i < to; i++ {
			text = all[i].name.append(text[:begun])
			text = append(strconv.AppendInt(append(text, ' '), all[i].version, 10), ' ')
			text = append(hex.AppendEncode(text, all[i].link[:]), '\n')
			leaves[i] = sha256.Sum256(text)
		}
	})
	return leaves
}

// rootOf is the root of the tree over some leaves: level by level, of which a last one without another goes up as it is.
func rootOf(level []tlog.Hash) tlog.Hash {
	for len(level) > 1 {
		above := make([]tlog.Hash, (len(level)+1)/2)
		inParts(len(level)/2, func(from, to int) {
			for i := from; i < to; i++ {
				above[i] = tlog.NodeHash(level[2*i], level[2*i+1])
			}
		})
		if len(level)%2 == 1 {
			above[len(above)-1] = level[len(level)-1]
		}
		level = above
	}
	return level[0]
}
