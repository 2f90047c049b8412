/** Tests of the whole program: the main on a folder, tables read with DuckDB, pictures by pixel. */
package dev.triplane.e2e;
