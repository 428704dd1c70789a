/**
 * Who may log in: the users of the database with what is kept of their passwords, and the temporary users that the AWS API hands
 * out. Nothing here knows the wire protocol or the database.
 */
package io.landfall.redshift.access;
