package typst

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
	"golang.org/x/sys/unix"
)

// withMemory gives the compiler memory that grows where it is. A slice of Go's is copied whole whenever it grows, to some hundred megabytes in
// the end, and collected as garbage: that took a third of the time of a long report.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(reserve))
}

// growth is by how much memory is made usable at once. It is a multiple of the large pages that the system may give.
const growth = 16 << 20

// reserved is a range of addresses, of which the first part may be used. Only that part counts as memory of this process.
type reserved struct {
	all    []byte
	usable uint64
}

// reserve is an experimental.MemoryAllocatorFunc. Where the system has no such range it is one of no bytes, which cannot grow: the compiler does not start.
func reserve(_, max uint64) experimental.LinearMemory {
	all, err := unix.Mmap(-1, 0, int(max), unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	if err != nil {
		return &reserved{}
	}
	_ = unix.Madvise(all, unix.MADV_HUGEPAGE) // quicker where the system has large pages, and no matter where it has none
	return &reserved{all: all}
}

// Reallocate implements experimental.LinearMemory: nil when there is no more.
func (r *reserved) Reallocate(size uint64) []byte {
	if size > uint64(len(r.all)) {
		return nil
	}
	if size > r.usable {
		usable := min((size+growth-1)/growth*growth, uint64(len(r.all)))
		if unix.Mprotect(r.all[r.usable:usable], unix.PROT_READ|unix.PROT_WRITE) != nil {
			return nil
		}
		r.usable = usable
	}
	return r.all[:size]
}

// Free implements experimental.LinearMemory.
func (r *reserved) Free() {
	if r.all != nil {
		_ = unix.Munmap(r.all)
		*r = reserved{}
	}
}
