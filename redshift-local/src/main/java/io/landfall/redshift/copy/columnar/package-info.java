/** COPY of binary formats: Parquet, read by byte ranges through Redshift Spectrum's rules, and Avro. */
package io.landfall.redshift.copy.columnar;
