// Package job runs work that must outlive a request: it was asked for in the transaction that made it necessary, and is done at least once.
//
// A runner claims a job by a conditional update on a lease, which it renews while the job works, and runs the handler of its kind: one job of
// each kind at a time, whatever the others do. A handler that fails is tried again later, ever more rarely; one that is killed is tried again
// when its lease ends. Work that must happen only once (filing with a court) does not rely on
// the lease: its handler first appends "sending" at the version it expects, and that append is the permission.
// Jobs carry ids, never words. Start at Runner.
package job
