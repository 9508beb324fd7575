package typst

import (
	"context"
	"encoding/binary"
	"math"

	"github.com/tetratelabs/wazero/api"
)

// importFunc is one function of the surroundings. Numbers in args are addresses, sizes, or values of the heap.
type importFunc = func(ctx context.Context, h *host, args []uint64) uint64

// Names that the compiler exports, as its build made them.
const (
	exportAllocate     = "__wbindgen_export"
	exportThrow        = "__wbindgen_export3"
	exportFree         = "__wbindgen_export4"
	exportStack        = "__wbindgen_add_to_stack_pointer"
	exportCallClosure  = "__wasm_bindgen_func_elem_944"
	exportFreeClosure  = "__wasm_bindgen_func_elem_957"
	exportCallExecutor = "__wasm_bindgen_func_elem_37350"
)

// imports are the 76 functions that this build of the compiler asks for, under the names its build gave them.
var imports = map[string]importFunc{
	// What kind of value is it, and what is in it?
	"__wbg___wbindgen_is_bigint_0e1a2e3f55cfae27":         is[bigint],
	"__wbg___wbindgen_is_function_8d400b8b1af978cd":       is[*function],
	"__wbg___wbindgen_is_string_704ef9c8fc131030":         is[string],
	"__wbg___wbindgen_is_undefined_f6b95eab589e0269":      is[undefined],
	"__wbg_instanceof_Uint8Array_da54ccc9d3e09434":        is[*octets],
	"__wbg_isArray_51fd9e6422c0a395":                      is[*array],
	"__wbg_instanceof_ArrayBuffer_f3320d2419cd0355":       never,
	"__wbg_instanceof_Map_084be8da74364158":               never,
	"__wbg___wbindgen_is_object_ce774f3490692386":         test(isObject),
	"__wbg_isSafeInteger_ae7d3f054d55fa16":                test(isSafeInteger),
	"__wbg___wbindgen_jsval_eq_b6101cc9cef1fe36":          same,
	"__wbg___wbindgen_jsval_loose_eq_766057600fdd1b0d":    same,
	"__wbg___wbindgen_boolean_get_dea25b33882b895b":       getBoolean,
	"__wbg___wbindgen_number_get_9619185a74197f95":        getNumber,
	"__wbg___wbindgen_bigint_get_as_i64_6e32f5e6aff02e1d": getBigint,
	"__wbg___wbindgen_string_get_a2a31e16edf96e42":        getString,
	"__wbg___wbindgen_debug_string_adfb662ae34724b6":      describeTo,
	"__wbg_Number_2d1dcfcf4ec51736":                       toNumber,

	// Make a value.
	"__wbindgen_cast_2241b6af4c4b2941":                   makeString,
	"__wbindgen_cast_4625c577ab2ec9ee":                   makeBigint,
	"__wbindgen_cast_9ae0607507abb057":                   makeBigint,
	"__wbindgen_cast_d6cd19b81560fd6e":                   makeNumber,
	"__wbindgen_cast_3334ea73b4b28ba3":                   makeClosure,
	"__wbg_Error_52673b7de5a0ca89":                       makeError,
	"__wbg_new_df1173567d5ff028":                         makeError,
	"__wbg_new_8a6f238a6ece86ea":                         makeNew("Error"),
	"__wbg_new_1ba21ce319a06297":                         makeNew("Object"),
	"__wbg_new_b2db8aa2650f793a":                         makeNew("Date"),
	"__wbg_new_25f239778d6112b9":                         makeArray,
	"__wbg_new_6421f6084cc5bc5a":                         copyOctets,
	"__wbg_new_from_slice_f9c22b9153b26992":              makeOctets,
	"__wbg_new_from_slice_db0691b69e9d3891":              makeNumbers,
	"__wbg_typstcompiler_new":                            makeHandle("TypstCompiler"),
	"__wbg_typstfontresolver_new":                        makeHandle("TypstFontResolver"),
	"__wbg_proxycontext_new":                             makeHandle("ProxyContext"),
	"__wbg_iterator_27b7c8b35ab3e86b":                    makeIteratorSymbol,
	"__wbindgen_object_clone_ref":                        cloneRef,
	"__wbindgen_object_drop_ref":                         dropRef,
	"__wbg_static_accessor_GLOBAL_THIS_60cf02db4de8e1c1": makeNew("global"),
	"__wbg_static_accessor_GLOBAL_769e6b65d6557335":      absent,
	"__wbg_static_accessor_SELF_08f5a74c69739274":        absent,
	"__wbg_static_accessor_WINDOW_a8924b26aa92d024":      absent,

	// Look into a value, and change it.
	"__wbg_get_6b7bd52aca3f9671":              getIndex,
	"__wbg_get_af9dab7e9603ea93":              getProperty,
	"__wbg_get_with_ref_key_1dc361bd10053bfe": getProperty,
	"__wbg___wbindgen_in_0d3e1e8f0c669317":    hasProperty,
	"__wbg_done_62ea16af4ce34b24":             iterationDone,
	"__wbg_value_57b7b035e117f7ee":            getNamed("value"),
	"__wbg_next_138a17bbf04e926c":             getNamed("next"),
	"__wbg_next_3cfe5c0fe2a4cc53":             refuse("an iterator"),
	"__wbg_entries_83c79938054e065f":          entries,
	"__wbg_length_22ac23eaec9d8053":           getLength,
	"__wbg_length_d45040a40c570362":           getLength,
	"__wbg_prototypesetcall_dfe9b766cdc1f1fd": copyOut,
	"__wbg_push_7d9be8f38fc13975":             push,
	"__wbg_set_3f1d0b984ed272ed":              setTaken,
	"__wbg_set_781438a03c0c3c81":              setProperty,
	"__wbg_set_7df433eea03a5c14":              setIndex,
	"__wbg_stack_0ed75d68575b0f3c":            emptyText,

	// Call, wait, and what is to be done next.
	"__wbg_call_abb4ff46ce38be40":           callFunction,
	"__wbg_call_3020136f7a2d6e44":           callFunction,
	"__wbg_call_78f94eb02ec7f9b2":           callFunction,
	"__wbg_new_no_args_cb138f77cf6151ee":    makeScript,
	"__wbg_new_with_args_df9e7125ffe55248":  makeScript,
	"__wbg_new_ff12d2b041fb48f1":            makePromise,
	"__wbg_resolve_fd5bfbaa4ce36e1e":        resolvedPromise,
	"__wbg_then_4f95312d68691235":           then,
	"__wbg_queueMicrotask_9b549dfce8865860": taskQueuer,
	"__wbg_queueMicrotask_fca69f5bfad613a5": queueTask,
	"__wbg__wbg_cb_unref_87dfb5aaa0cbcea7":  nothing,

	// The clock, and complaints.
	"__wbg_now_69d776cd24f5215b":               stopped,
	"__wbg_getTimezoneOffset_45389e26d6f46823": stopped,
	"__wbg_error_7534b8e9a36f1ab4":             complainText,
	"__wbg_error_85faeb8919b11cc6":             complainValue,
	"__wbg_info_ce6bcc489c22f6f0":              nothing,
	"__wbg___wbindgen_throw_dd24417ed36fc46e":  throwText,
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func is[T any](_ context.Context, h *host, args []uint64) uint64 {
	_, ok := h.heap.get(args[0]).(T)
	return flag(ok)
}

func test(f func(any) bool) importFunc {
	return func(_ context.Context, h *host, args []uint64) uint64 { return flag(f(h.heap.get(args[0]))) }
}

func never(context.Context, *host, []uint64) uint64 { return 0 }

// absent answers with no value at all; value 0 is never given out.
func absent(context.Context, *host, []uint64) uint64 { return 0 }

func nothing(context.Context, *host, []uint64) uint64 { return 0 }

// refuse is for what no document needs: the compiler may ask for it, and then the document fails.
func refuse(what string) importFunc {
	return func(context.Context, *host, []uint64) uint64 { panic(thrown("the compiler asked for " + what)) }
}

func same(_ context.Context, h *host, args []uint64) uint64 {
	return flag(h.heap.get(args[0]) == h.heap.get(args[1]))
}

func getBoolean(_ context.Context, h *host, args []uint64) uint64 {
	const notBoolean = 0xFFFFFF
	if b, ok := h.heap.get(args[0]).(bool); ok {
		return flag(b)
	}
	return notBoolean
}

func getNumber(_ context.Context, h *host, args []uint64) uint64 {
	f, ok := h.heap.get(args[1]).(float64)
	h.write64(args[0]+8, math.Float64bits(f))
	h.write32(args[0], uint32(flag(ok)))
	return 0
}

func getBigint(_ context.Context, h *host, args []uint64) uint64 {
	b, ok := h.heap.get(args[1]).(bigint)
	h.write64(args[0]+8, uint64(b))
	h.write32(args[0], uint32(flag(ok)))
	return 0
}

func getString(ctx context.Context, h *host, args []uint64) uint64 {
	if s, ok := h.heap.get(args[1]).(string); ok {
		h.answerText(ctx, args[0], s)
		return 0
	}
	h.write64(args[0], 0)
	return 0
}

func describeTo(ctx context.Context, h *host, args []uint64) uint64 {
	h.answerText(ctx, args[0], describe(h.heap.get(args[1])))
	return 0
}

func emptyText(ctx context.Context, h *host, args []uint64) uint64 {
	h.answerText(ctx, args[0], "")
	return 0
}

func toNumber(_ context.Context, h *host, args []uint64) uint64 {
	return api.EncodeF64(number(h.heap.get(args[0])))
}

func makeString(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(h.text(args[0], args[1]))
}

func makeBigint(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(bigint(args[0]))
}

func makeNumber(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(api.DecodeF64(args[0]))
}

func makeError(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(newError(h.text(args[0], args[1])))
}

func makeNew(class string) importFunc {
	return func(_ context.Context, h *host, _ []uint64) uint64 { return h.heap.add(newObject(class)) }
}

func makeHandle(class string) importFunc {
	return func(_ context.Context, h *host, args []uint64) uint64 {
		o := newObject(class)
		o.handle = uint32(args[0])
		return h.heap.add(o)
	}
}

func makeArray(_ context.Context, h *host, _ []uint64) uint64 { return h.heap.add(&array{}) }

func makeOctets(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(&octets{[]byte(h.text(args[0], args[1]))})
}

func copyOctets(_ context.Context, h *host, args []uint64) uint64 {
	from, _ := h.heap.get(args[0]).(*octets)
	if from == nil {
		return h.heap.add(&octets{})
	}
	return h.heap.add(&octets{append([]byte(nil), from.bytes...)})
}

func makeNumbers(_ context.Context, h *host, args []uint64) uint64 {
	raw := h.read(args[0], args[1]*4)
	a := &array{}
	for ; len(raw) >= 4; raw = raw[4:] {
		a.items = append(a.items, float64(binary.LittleEndian.Uint32(raw)))
	}
	return h.heap.add(a)
}

func makeIteratorSymbol(_ context.Context, h *host, _ []uint64) uint64 {
	return h.heap.add(symbol("iterator"))
}

func cloneRef(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(h.heap.get(args[0]))
}

func dropRef(_ context.Context, h *host, args []uint64) uint64 {
	h.heap.drop(args[0])
	return 0
}
