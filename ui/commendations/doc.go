// Package commendations is the page of khen thưởng (Kế hoạch 279/KH-MTTW-BCA, II.7):
// collectives and persons from their proposal to the decision. Beside the form stands
// what asks for a second look; it stops nobody.
package commendations
