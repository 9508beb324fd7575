package typst

import (
	"context"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// host is the surroundings of one running compiler.
type host struct {
	module api.Module // set by the first call in either direction
	heap   *heap
	tasks  tasks
	said   strings.Builder // what the compiler complained of, for the error that follows
}

// saidLimit keeps a compiler that complains without end from filling the memory.
const saidLimit = 4 << 10

func newHost() *host { return &host{heap: newHeap()} }

type hostKey struct{}

// withHost says whose surroundings the compiler's calls are to find.
func withHost(ctx context.Context, h *host) context.Context {
	return context.WithValue(ctx, hostKey{}, h)
}

// offer gives the compiled module everything it imports, and refuses a module that asks for anything else.
func offer(ctx context.Context, runtime wazero.Runtime, compiled wazero.CompiledModule) error {
	builder := runtime.NewHostModuleBuilder("wbg")
	for _, f := range compiled.ImportedFunctions() {
		from, name, _ := f.Import()
		do, ok := imports[name]
		if !ok || from != "wbg" {
			return fmt.Errorf("the compiler asks for %s.%s, which we do not offer", from, name)
		}
		builder.NewFunctionBuilder().
			WithGoModuleFunction(serve(do, len(f.ParamTypes()), len(f.ResultTypes())), f.ParamTypes(), f.ResultTypes()).
			Export(name)
	}
	_, err := builder.Instantiate(ctx)
	return err
}

func serve(do importFunc, params, results int) api.GoModuleFunc {
	return func(ctx context.Context, m api.Module, stack []uint64) {
		h := ctx.Value(hostKey{}).(*host)
		h.module = m
		answer := do(ctx, h, stack[:params:params])
		if results > 0 {
			stack[0] = answer
		}
	}
}

// call runs one of the compiler's own functions. Within an import a failure unwinds the whole stack, as a throw would.
func (h *host) call(ctx context.Context, name string, args ...uint64) uint64 {
	results, err := h.module.ExportedFunction(name).Call(ctx, args...)
	if err != nil {
		panic(err)
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}

func (h *host) read(address, size uint64) []byte {
	b, ok := h.module.Memory().Read(uint32(address), uint32(size))
	if !ok {
		panic(thrown("a read outside the compiler's memory"))
	}
	return b
}

func (h *host) write(address uint64, b []byte) {
	if !h.module.Memory().Write(uint32(address), b) {
		panic(thrown("a write outside the compiler's memory"))
	}
}

func (h *host) text(address, size uint64) string { return string(h.read(address, size)) }

func (h *host) read32(address uint64) uint32 { return binary.LittleEndian.Uint32(h.read(address, 4)) }

func (h *host) write32(address uint64, v uint32) {
	h.write(address, binary.LittleEndian.AppendUint32(nil, v))
}

func (h *host) write64(address uint64, v uint64) {
	h.write(address, binary.LittleEndian.AppendUint64(nil, v))
}

// give copies bytes into memory that the compiler then owns.
func (h *host) give(ctx context.Context, b []byte) (address, size uint64) {
	const alignment = 1
	if len(b) == 0 {
		return alignment, 0
	}
	address = h.call(ctx, exportAllocate, uint64(len(b)), alignment)
	h.write(address, b)
	return address, uint64(len(b))
}

// answerText leaves a string where the compiler waits for one.
func (h *host) answerText(ctx context.Context, at uint64, s string) {
	address, size := h.give(ctx, []byte(s))
	h.write32(at, uint32(address))
	h.write32(at+4, uint32(size))
}

// throw hands an exception to the compiler, which expects it from a few imports.
func (h *host) throw(ctx context.Context, message string) uint64 {
	h.call(ctx, exportThrow, h.heap.add(newError(message)))
	return 0
}

func (h *host) complain(s string) {
	if room := saidLimit - h.said.Len(); room > 0 {
		h.said.WriteString(s[:min(len(s), room)])
		h.said.WriteByte('\n')
	}
}
