// Package catalogtest gives tests the product's own catalogue, read once for all tests of a package: it never changes.
package catalogtest
