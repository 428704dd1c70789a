/** Where the data comes from: S3, prefixes, manifests, JSONPaths files. */
package io.landfall.redshift.copy.source;
