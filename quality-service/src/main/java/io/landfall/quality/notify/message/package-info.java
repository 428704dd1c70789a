/** What people are told. */
package io.landfall.quality.notify.message;
