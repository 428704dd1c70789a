/** Who is connected and what each session does right now. */
package io.landfall.redshift.session;
