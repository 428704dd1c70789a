/** What commands about loads have in common. */
package io.landfall.loader.request;
