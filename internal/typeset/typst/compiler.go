package typst

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
)

// Diagnostics is why the compiler refused a document. It may quote the document: it is for the log of a test, never of a service.
type Diagnostics []string

func (d Diagnostics) Error() string { return "typst: " + strings.Join(d, "; ") }

// Compiler is the compiler's machine code and the fonts it may use. Each document is made by a new instance of it, which is thrown away
// after: nothing of one document is left for the next, not even its memory. It is not for several goroutines at once.
type Compiler struct {
	module *module
	fonts  [][]byte
}

// New starts a compiler that knows the given fonts (TTF or OTF) and no others. Its machine code is kept in cacheDir ("" keeps it
// nowhere), which must be ours alone: what lies there is run. Making it takes 20 to 60 seconds of every core and about 650 MB, once;
// later a second. The making cannot be cut short: after the end of ctx it is the last thing done.
func New(ctx context.Context, cacheDir string, fonts ...[]byte) (*Compiler, error) {
	m, err := load(ctx, cacheDir)
	if err != nil {
		return nil, err
	}
	return &Compiler{m, fonts}, nil
}

// Close gives the memory back.
func (c *Compiler) Close(ctx context.Context) error { return c.module.close(ctx) }

// Compile makes a PDF of the file named main; a path starts with "/". A document that Typst refuses is Diagnostics. The end of ctx is
// seen between steps only: to stop a document that runs away, end the process.
func (c *Compiler) Compile(ctx context.Context, main string, files map[string][]byte) (pdf []byte, err error) {
	i := &instance{host: newHost()}
	defer i.rescue(&err)
	ctx = withHost(ctx, i.host)
	if err := i.start(ctx, c.module); err != nil {
		return nil, fmt.Errorf("start the compiler: %w", err)
	}
	defer i.host.module.Close(ctx)
	if err := i.build(ctx, c.fonts); err != nil {
		return nil, fmt.Errorf("build the compiler: %w", err)
	}
	for path, content := range files {
		i.add(ctx, path, content)
	}
	answer, err := i.compile(ctx, main)
	if err != nil {
		return nil, err
	}
	if made, ok := property(answer, "result").(*octets); ok {
		return made.bytes, nil
	}
	return nil, diagnostics(answer)
}

// instance is the compiler at work on one document.
type instance struct {
	host   *host
	handle uint64 // the compiler's half of its object
}

func (i *instance) start(ctx context.Context, m *module) (err error) {
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions("__wbindgen_start")
	i.host.module, err = m.runtime.InstantiateModule(withMemory(ctx), m.compiled, config)
	return err
}

func (i *instance) build(ctx context.Context, fonts [][]byte) error {
	builder := uint64(i.ask(ctx, "typstcompilerbuilder_new")[0])
	i.ask(ctx, "typstcompilerbuilder_set_dummy_access_model", builder)
	for _, font := range fonts {
		added := i.host.call(ctx, "typstcompilerbuilder_add_raw_font", builder, i.host.heap.add(&octets{font}))
		if _, err := i.await(ctx, added); err != nil {
			return fmt.Errorf("add a font: %w", err)
		}
	}
	v, err := i.await(ctx, i.host.call(ctx, "typstcompilerbuilder_build", builder))
	if err != nil {
		return err
	}
	built, ok := v.(*object)
	if !ok {
		return errors.New("no compiler came of it")
	}
	i.handle = uint64(built.handle)
	return nil
}

func (i *instance) add(ctx context.Context, path string, content []byte) {
	name, nameSize := i.host.give(ctx, []byte(path))
	data, size := i.host.give(ctx, content)
	i.host.call(ctx, "typstcompiler_map_shadow", i.handle, name, nameSize, data, size)
}

// compile answers {result, diagnostics} as the compiler makes it.
func (i *instance) compile(ctx context.Context, main string) (any, error) {
	const noInputs, fullDiagnostics = 0, 3
	path, pathSize := i.host.give(ctx, []byte(main))
	format, formatSize := i.host.give(ctx, []byte("pdf"))
	words := i.ask(ctx, "typstcompiler_compile", i.handle, path, pathSize, noInputs, 0, format, formatSize, fullDiagnostics)
	value, failure, failed := words[0], words[1], words[2] != 0
	if failed {
		return nil, errors.New(describe(i.host.heap.take(uint64(failure))))
	}
	return i.host.heap.take(uint64(value)), nil
}

// ask calls a function of the compiler that answers in several words, which it leaves on its own stack.
func (i *instance) ask(ctx context.Context, name string, args ...uint64) (words [3]uint32) {
	const room = 16
	out := i.host.call(ctx, exportStack, uint64(-room&0xFFFFFFFF))
	i.host.call(ctx, name, append([]uint64{out}, args...)...)
	for n := range words {
		words[n] = i.host.read32(out + 4*uint64(n))
	}
	i.host.call(ctx, exportStack, room)
	return words
}

// await runs what is to be done until the promise is settled. Nothing here waits for the outside: what is still pending then stays so.
func (i *instance) await(ctx context.Context, slot uint64) (any, error) {
	p, ok := i.host.heap.take(slot).(*promise)
	if !ok {
		return nil, errors.New("no promise was given")
	}
	i.host.tasks.run(ctx)
	switch p.state {
	case fulfilled:
		return p.value, nil
	case rejected:
		return nil, errors.New(describe(p.value))
	}
	return nil, errors.Join(errors.New("a promise was never kept"), ctx.Err())
}

// rescue turns a trap, or a panic of the host, into an error, with what the compiler said before it.
func (i *instance) rescue(err *error) {
	switch r := recover().(type) {
	case nil:
		return
	case error:
		*err = fmt.Errorf("the compiler stopped: %w: %s", r, strings.TrimSpace(i.host.said.String()))
	default:
		*err = fmt.Errorf("the compiler stopped: %v", r)
	}
}

func diagnostics(answer any) error {
	list, _ := property(answer, "diagnostics").(*array)
	if list == nil {
		return errors.New("the compiler gave neither a document nor a reason")
	}
	var d Diagnostics
	for _, item := range list.items {
		d = append(d, fmt.Sprint(describe(property(item, "message")), " at ", describe(property(item, "path")), " ", describe(property(item, "range"))))
	}
	return d
}
