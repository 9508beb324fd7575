// Package wellbeingpage is the pages of individual risk assessments: the worker’s own, the manager’s who agrees it, and the representative’s.
package wellbeingpage
